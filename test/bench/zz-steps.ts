import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createSilentLogger } from '#platform/logger';
import { migrate, openDatabase } from '/work/main/control-plane/database/database.ts';
import { startEmbeddedPostgres } from '/work/main/control-plane/database/embedded-postgres.ts';
import { compileRoutingTable } from '/work/main/control-plane/publishing/compile-routing-table.ts';
import {
  frameTokens,
  readAccounts,
  readOpenTokens,
} from '/work/main/control-plane/publishing/keyring-rows.ts';
import { loadConfiguration } from '/work/main/control-plane/publishing/load-configuration.ts';
import { loadWholeKeyring } from '/work/main/control-plane/publishing/load-keyring.ts';
import { storeVersion } from '/work/main/control-plane/publishing/published-version.ts';
import { fingerprintOf, sealTable } from '/work/main/control-plane/publishing/seal-table.ts';
import { contentLines } from '/work/main/control-plane/publishing/summarise-change.ts';
import { openRecord } from '/work/main/control-plane/security/sealing.ts';
import { decodeJson } from '/work/main/data-plane/contract/codec.ts';
import { generateSealingKeys, sealTo } from '/work/main/data-plane/contract/sealed-box.ts';
import { versionKeyContext } from '/work/main/data-plane/contract/sealing-context.ts';
import { binaryHeadSchema, splitBinary } from '/work/main/data-plane/contract/sync-messages.ts';
import { KeyringStore } from '/work/main/data-plane/routing/keyring-store.ts';
import { loadTable } from '/work/main/data-plane/routing/load-table.ts';
import { seedInstallation } from '/work/main/test/bench/publish-seed.ts';

const log = createSilentLogger();
const dir = await mkdtemp('/tmp/steps-');
const pg = await startEmbeddedPostgres({ dataDir: dir, log });
const db = await openDatabase({ kind: 'socket', ...pg.connection });
const t = async (n: string, f: () => any) => {
  const s = performance.now();
  const c = process.cpuUsage();
  const r = await f();
  const u = process.cpuUsage(c);
  console.log(n.padEnd(20), (performance.now() - s).toFixed(1), 'cpu', (u.user / 1000).toFixed(1));
  return r;
};
try {
  await migrate(db);
  const key = randomBytes(32);
  await t('seed', () => seedInstallation(db, key));
  const name = { incarnation: 'inc' as any, number: 1 };
  for (let i = 0; i < 4; i++) {
    const rows = await t('load', () => loadConfiguration(db));
    const { content } = await t('compile', () => compileRoutingTable(rows));
    const fp = await t('fingerprint', () => fingerprintOf(content));
    const s = await t('seal', () =>
      sealTable(content, { ...name, number: i + 1 }, (c) => openRecord(key, c.id, c)),
    );
    await t('lines', () => contentLines(content));
    await t('store', () =>
      storeVersion(
        db.sql,
        { ...name, number: i + 1, revision: 1, contractVersion: 1, fingerprint: fp, ...s.value },
        { cause: 'x', summary: {}, sealingKey: key },
      ),
    );
    const k = generateSealingKeys();
    const sk = sealTo(k.publicKey, s.value.key, versionKeyContext('inc', i + 1));
    await t('node load ' + s.value.document.length, () =>
      loadTable(
        {
          type: 'table',
          ...name,
          number: i + 1,
          checksum: s.value.checksum,
          sealedKey: sk.value.toString('base64'),
        },
        s.value.document,
        k.privateKey,
      ),
    );
    console.log('--');
  }
  const frames: Buffer[] = [];
  await t('whole', async () => {
    for await (const f of loadWholeKeyring(db.sql, { incarnation: 'inc' as any, to: 1 }))
      frames.push(f);
  });
  let after = '';
  await t('tokens', async () => {
    for (let i = 0; i < 10; i++) {
      const r = await readOpenTokens(db.sql, after, 2048);
      after = r.at(-1)!.token_id;
    }
  });
  const toks = await readOpenTokens(db.sql, '', 2048);
  const ids = [...new Set(toks.map((x) => x.account_id))];
  const acc = await t('accounts ' + ids.length, () => readAccounts(db.sql, ids));
  await t('frames', () => frameTokens(toks, acc));
  const st = new KeyringStore();
  let w = 0;
  await t('node keyring ' + frames.length, () => {
    for (const f of frames) {
      const s = performance.now();
      const p = splitBinary(f)!;
      const h = decodeJson(binaryHeadSchema, p.head);
      const s2 = performance.now();
      const r = st.apply((h as any).value, p.bytes);
      if (!r.ok) throw Error(JSON.stringify(r));
      w = Math.max(w, performance.now() - s);
    }
  });
  console.log('worst', w, st.size);
} finally {
  await db.close();
  await pg.stop();
  await rm(dir, { recursive: true });
}
