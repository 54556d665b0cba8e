// From a commit to a node: versions, findings, keys and credentials over a real south port.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toId } from '#contract/ids';
import { createSilentLogger } from '#platform/logger';
import { markKeyringChanged } from '../../control-plane/database/changes.ts';
import { inTransaction } from '../../control-plane/database/unit-of-work.ts';
import { readRevision } from '../../control-plane/publishing/load-configuration.ts';
import {
  readIncarnation,
  readLastVersion,
  storeVersion,
} from '../../control-plane/publishing/published-version.ts';
import { Publisher } from '../../control-plane/publishing/publisher.ts';
import type { South } from '../../control-plane/sync/start-south.ts';
import {
  addAccount,
  addChannel,
  addKey,
  addModel,
  addProvider,
  configure,
  endToken,
} from './configuration.ts';
import { openPlane, type Plane, removeFolder, startNode, type TestNode, until } from './harness.ts';

let plane: Plane;
let south: South;
let node: TestNode;
const ids = { kimi: '', channel: '' };

const table = () => node.sync.current().table;
const keyring = () => node.sync.current().keyring;

beforeAll(async () => {
  plane = await openPlane();
  await configure(plane.database, async (tx) => {
    const provider = await addProvider(tx, 'acme', plane.sealingKey);
    ids.kimi = await addModel(tx, 'kimi-k2');
    ids.channel = await addChannel(tx, 'acme-1', { ...provider, modelIds: [ids.kimi] });
  });
  south = await plane.startSouth();
  node = await startNode(south.url);
  await until('the node has table and keyring', () => Boolean(table() && keyring()));
});

afterAll(async () => {
  await node?.stop();
  await plane?.stop();
  if (node) await removeFolder(node.folder);
});

describe('publishing', () => {
  test('a configuration reaches a node with its credential opened', () => {
    const route = table()?.routeOf(toId('model', ids.kimi), 'chat_completions', 'live');
    expect(route?.tiers).toHaveLength(1);
    const channel = table()?.channelNamed('acme-1');
    expect(channel?.credential?.reveal()).toBe('sk-upstream-acme');
    expect(channel?.origin).toBe('http://127.0.0.1:9');
    expect(channel?.pathPrefix).toBe('/v1');
  });

  test('what was compiled before a later change is not put behind it', async () => {
    const { database, sealingKey } = plane;
    const { sql } = database;
    const incarnation = await readIncarnation(sql);
    const last = await readLastVersion(sql, incarnation, sealingKey);
    if (last === undefined) throw new Error('nothing is published');
    const late = { ...last, number: last.number + 1, revision: last.revision - 1 };
    const facts = { cause: 'late', summary: {}, sealingKey };
    expect(await storeVersion(sql, late, facts)).toBe(false);
    expect((await readLastVersion(sql, incarnation, sealingKey))?.number).toBe(last.number);
  });

  test('two publishers at once end at the last change', async () => {
    const { database, sealingKey } = plane;
    const incarnation = await readIncarnation(database.sql);
    const publishers = [0, 1].map(
      () =>
        new Publisher({
          ...{ database, incarnation, sealingKey, log: createSilentLogger() },
          onPublished: () => undefined,
        }),
    );
    await Promise.all(publishers.map((publisher) => publisher.start()));
    for (const slug of ['race-1', 'race-2', 'race-3']) {
      await configure(database, (tx) => addModel(tx, slug));
      for (const publisher of publishers) publisher.changed();
    }
    const revision = await readRevision(database.sql);
    await until('both are at the last change', () =>
      publishers.every(({ current }) => current?.revision === revision),
    );
    const last = await readLastVersion(database.sql, incarnation, sealingKey);
    expect(last?.revision).toBe(revision);
    expect(last?.document.includes('race-3')).toBe(true);
    await Promise.all(publishers.map((publisher) => publisher.stop()));
  });

  test('no credential stands in a stored document', async () => {
    const rows = await plane.database.sql.query<{ document: Buffer }>(
      'select document from published_versions',
      [],
    );
    for (const { document } of rows) expect(document.includes('sk-upstream')).toBe(false);
  });

  test('an edit reaches the node and the acknowledgement is stored', async () => {
    await configure(plane.database, (tx) =>
      tx.sql.query('update channels set weight = 7 where id = $1', [ids.channel]),
    );
    const weight = () =>
      table()?.routeOf(toId('model', ids.kimi), 'chat_completions', 'live')?.tiers[0]?.channels[0]
        ?.weight;
    await until('the weight is there', () => weight() === 7);
    const number = table()?.number;
    await until('the acknowledgement', async () => {
      const acks = await plane.database.sql.query(
        'select 1 from version_acks where number = $1 and acked',
        [number],
      );
      return acks.length === 1;
    });
  });

  test('a change without effect makes no new version', async () => {
    const count = async () => {
      const rows = await plane.database.sql.query<{ n: string }>(
        'select count(*) as n from published_versions',
        [],
      );
      return Number(rows[0]?.n);
    };
    const before = await count();
    const number = table()?.number;
    await configure(plane.database, (tx) => tx.sql.query('select 1', []));
    // Longer than the publisher waits for a burst to end, so that the two are not compiled as one.
    await sleep(500);
    expect(await count()).toBe(before);
    await configure(plane.database, (tx) => addModel(tx, 'other'));
    await until('the later version', () => table()?.index.bySlug.has('other') === true);
    expect(await count()).toBe(before + 1);
    expect(table()?.number).toBe((number ?? 0) + 1);
  });

  test('a model without a complete price stops the publish and the last good version stays', async () => {
    const number = table()?.number;
    await configure(plane.database, async (tx) => {
      await addModel(tx, 'unpriced', { input: 1, output: null });
      await tx.sql.query('update channels set weight = 9 where id = $1', [ids.channel]);
    });
    const findings = () =>
      plane.database.sql.query<{ findings: { path: string }[] }>(
        'select findings from publish_findings',
        [],
      );
    await until('the finding', async () => (await findings()).length === 1);
    expect((await findings())[0]?.findings[0]?.path).toBe('models[unpriced].price.output');
    expect(table()?.number).toBe(number);
    await configure(plane.database, (tx) =>
      tx.sql.query(`update models set enabled = false where slug = 'unpriced'`, []),
    );
    await until('the next version', () => (table()?.number ?? 0) > (number ?? 0));
    expect(await findings()).toHaveLength(0);
  });

  test('a disabled channel and its route are simply not in the table', async () => {
    await configure(plane.database, (tx) =>
      tx.sql.query('update channels set enabled = false where id = $1', [ids.channel]),
    );
    await until('the channel is gone', () => table()?.channelNamed('acme-1') === undefined);
    expect(table()?.routeOf(toId('model', ids.kimi), 'chat_completions', 'live')).toBeUndefined();
    await configure(plane.database, (tx) =>
      tx.sql.query('update channels set enabled = true where id = $1', [ids.channel]),
    );
    await until('the channel is back', () => table()?.channelNamed('acme-1') !== undefined);
  });

  test('a credential under another secret key is a finding, not a version', async () => {
    const number = table()?.number;
    const rows = await plane.database.sql.query<{ sealed: Buffer }>(
      'select sealed from credentials',
      [],
    );
    await configure(plane.database, (tx) =>
      tx.sql.query('update credentials set sealed = $1', [Buffer.alloc(60, 1)]),
    );
    await until('the finding', async () => {
      const found = await plane.database.sql.query('select 1 from publish_findings', []);
      return found.length === 1;
    });
    expect(table()?.number).toBe(number);
    await configure(plane.database, (tx) =>
      tx.sql.query('update credentials set sealed = $1', [rows[0]?.sealed]),
    );
    await until('no finding', async () => {
      const found = await plane.database.sql.query('select 1 from publish_findings', []);
      return found.length === 0;
    });
  });
});

describe('the keyring', () => {
  test('a new key reaches the node, and its revocation within a second', async () => {
    const account = await inTransaction(plane.database, (tx) => addAccount(tx, 'alice'));
    const tokenId = await inTransaction(plane.database, (tx) =>
      addKey(tx, account.accountId, [ids.kimi]),
    );
    await until('the key', () => keyring()?.lookup(tokenId) !== undefined);
    const facts = keyring()?.lookup(tokenId);
    expect(facts?.account.pockets.map((pocket) => pocket.id)).toEqual([account.pocketId]);
    expect(facts?.account.state).toBe('active');
    expect(facts?.scope.models).toEqual([ids.kimi]);
    await inTransaction(plane.database, (tx) => endToken(tx, tokenId));
    await until('the key is gone', () => keyring()?.lookup(tokenId) === undefined, 1000);
  });

  test('a disabled user freezes the keys of the account', async () => {
    const account = await inTransaction(plane.database, (tx) => addAccount(tx, 'bob'));
    const tokenId = await inTransaction(plane.database, (tx) => addKey(tx, account.accountId));
    await until('the key', () => keyring()?.lookup(tokenId)?.account.state === 'active');
    await inTransaction(plane.database, async (tx) => {
      await tx.sql.query(`update users set state = 'disabled' where id = $1`, [account.userId]);
      await markKeyringChanged(tx, 'account', account.accountId);
    });
    await until(
      'the account is frozen',
      () => keyring()?.lookup(tokenId)?.account.state === 'frozen',
      1000,
    );
  });

  test('a thousand keys of one commit arrive together', async () => {
    const account = await inTransaction(plane.database, (tx) => addAccount(tx, 'carol'));
    const tokens = await inTransaction(plane.database, async (tx) => {
      const made: string[] = [];
      for (let i = 0; i < 1000; i++) made.push(await addKey(tx, account.accountId));
      return made;
    });
    await until('all keys', () => tokens.every((id) => keyring()?.lookup(id)));
    await until('the keyring is acknowledged', async () => {
      const rows = await plane.database.sql.query<{ same: boolean }>(
        'select n.keyring_version = s.version as same from nodes n, keyring_state s',
        [],
      );
      return rows[0]?.same === true;
    });
  });

  test('funds that moved are told to the nodes', async () => {
    await plane.database.sql.query(`select pg_notify('tollgate_funds', 'pocket-1')`, []);
    await until('the news', () => node.seen.funded.includes('pocket-1'));
  });
});
