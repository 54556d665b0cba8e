// Ingest and posting against the real database: duplicates, gaps, changed payloads, events that
// cannot be stored, and folds that race.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toId } from '#contract/ids';
import { nanoUsd } from '#contract/money';
import type { Batch } from '#contract/sync-messages';
import { inTransaction } from '../../control-plane/database/unit-of-work.ts';
import { handleBatch } from '../../control-plane/leases/handle-batch.ts';
import { bookAdjustment } from '../../control-plane/ledger/book-adjustment.ts';
import { foldPocket } from '../../control-plane/settlement/fold-pocket.ts';
import { type ControlHarness, startControlHarness } from './harness.ts';

let harness: ControlHarness;
const node = { nodeId: toId('node', 'node-of-ingest'), nonce: toId('boot_nonce', 'nonce1') };
let pocketId = toId('pocket', '00000000-0000-0000-0000-000000000000');
let accountId = '';
let leaseId = '';
let granted = 0n;

beforeAll(async () => {
  harness = await startControlHarness();
  const { sql } = harness.database;
  await sql.query(
    `insert into nodes (id, name, sign_public_key, seal_public_key) values ($1, 'n', 'k', 'k')`,
    [node.nodeId],
  );
  await sql.query('insert into node_epochs (node_id, nonce) values ($1, $2)', [
    node.nodeId,
    node.nonce,
  ]);
  const [row] = await sql.query<{ id: string; wallet_id: string; account_id: string }>(
    `with a as (insert into accounts (name, mode, group_id) select 'ingest', 'live', id from user_groups limit 1 returning id),
       w as (insert into wallets (account_id) select id from a returning id, account_id)
     insert into pockets (wallet_id) select id from w returning id, wallet_id, (select account_id from w) as account_id`,
    [],
  );
  pocketId = toId('pocket', row?.id ?? '');
  accountId = row?.account_id ?? '';
  await inTransaction(harness.database, (tx) =>
    bookAdjustment(tx, {
      walletId: row?.wallet_id ?? '',
      amountNanoUsd: 1_000_000n,
      origin: 'payment',
      reason: '',
      actor: 'test',
      transactionId: 'ingest-funds',
    }),
  );
  leaseId = `${pocketId}:${node.nodeId}:${node.nonce}`;
  const answer = await send({ asks: [ask('g1', 100_000n)] });
  granted = answer.answers[0]?.kind === 'granted' ? answer.answers[0].amount : 0n;
  expect(granted).toBeGreaterThan(0n);
});

afterAll(() => harness?.stop());

let batches = 0;

async function send(parts: Partial<Batch>) {
  const batch: Batch = {
    type: 'batch',
    batchId: ++batches,
    incarnation: toId('incarnation', 'any'),
    asks: [],
    returns: [],
    events: [],
    leases: [],
    finals: [],
    status: null,
    ...parts,
  };
  const outcome = await handleBatch(harness.database, node, batch, {
    connected: new Set([node.nodeId]),
    admissionMs: 60_000,
  });
  return outcome.answer;
}

function ask(id: string, need: bigint): Batch['asks'][number] {
  return {
    grantId: toId('grant', id),
    pocketId,
    leaseId: toId('lease', leaseId || `${pocketId}:${node.nodeId}:${node.nonce}`),
    need: nanoUsd(need),
    least: nanoUsd(need),
    waiting: nanoUsd(need),
    lastGrant: nanoUsd(0n),
  };
}

function event(seq: number, change: Record<string, unknown> = {}): Batch['events'][number] {
  return {
    nonce: node.nonce,
    seq,
    event: {
      id: `request-${seq}`,
      mode: 'live',
      outcome: 'settled',
      startedAtMs: 1_795_000_000_000,
      accountId,
      apiKeyId: '11111111-1111-7111-8111-111111111111',
      pocketId,
      leaseId,
      windowId: null,
      modelId: null,
      askedModel: 'kimi-k2',
      channelId: null,
      wireApi: 'chat_completions',
      stream: false,
      forced: false,
      status: 200,
      errorCode: null,
      clientGone: false,
      usage: {
        inputTotal: 1,
        cacheRead: 0,
        cacheWrite: 0,
        outputTotal: 1,
        reasoning: 0,
        source: 'upstream',
      },
      priceId: null,
      feePpm: '0',
      modelPpm: '1000000',
      groupPpm: '1000000',
      charge: '1000',
      hold: '2000',
      errorBound: '0',
      cost: '0',
      ttftMs: null,
      durationMs: 5,
      tableVersion: 1,
      attempts: [],
      flags: [],
      ...change,
    },
  };
}

async function countOf(table: string): Promise<number> {
  const [row] = await harness.database.sql.query<{ n: string }>(
    `select count(*) as n from ${table}`,
    [],
  );
  return Number(row?.n);
}

it('stores a batch that comes three times once', async () => {
  const events = [event(1), event(2)];
  for (let i = 0; i < 3; i++)
    expect((await send({ events })).watermarks).toEqual([{ nonce: node.nonce, seq: 2 }]);
  expect(await countOf('usage_records')).toBe(2);
  expect(await countOf('posting_queue')).toBe(2);
});

it('stops at a gap and says where', async () => {
  expect((await send({ events: [event(4)] })).watermarks).toEqual([{ nonce: node.nonce, seq: 2 }]);
  expect(await countOf('usage_records')).toBe(2);
});

it('puts an event that cannot be stored aside and keeps its neighbours', async () => {
  const bad = event(4, { accountId: 'not-a-uuid' });
  const worse = event(5, { charge: '-1' });
  expect((await send({ events: [event(3), bad, worse, event(6)] })).watermarks).toEqual([
    { nonce: node.nonce, seq: 6 },
  ]);
  expect(await countOf('usage_records')).toBe(4);
  const letters = await harness.database.sql.query<{ seq: string }>(
    'select seq from dead_letters order by seq',
    [],
  );
  expect(letters.map((letter) => Number(letter.seq))).toEqual([4, 5]);
});

it('stores what a client can spell as a name and the database cannot hold', async () => {
  const name = 'half \ud800 and \u0000';
  const events = [event(7, { askedModel: name }), event(8, { askedModel: name, charge: '-1' })];
  expect((await send({ events })).watermarks).toEqual([{ nonce: node.nonce, seq: 8 }]);
  const rows = await harness.database.sql.query(
    `select asked_model from usage_records where id = 'request-7'`,
    [],
  );
  expect(rows).toEqual([{ asked_model: 'half \ufffd and ' }]);
});

describe('the last use of keys', () => {
  const keys = { used: '', idle: '', other: '' };
  const at = Date.UTC(2026, 0, 2, 3, 4, 5);
  const use = (seq: number, apiKeyId: string, startedAtMs: number) =>
    event(seq, { apiKeyId, startedAtMs, charge: '0', leaseId: null, pocketId: null });

  beforeAll(async () => {
    for (const name of ['used', 'idle', 'other'] as const) {
      const [row] = await harness.database.sql.query<{ id: string }>(
        `insert into api_keys (account_id, name, created_by) values ($1, $2, 'test') returning id`,
        [accountId, name],
      );
      keys[name] = row?.id ?? '';
    }
  });

  async function lastUse(id: string): Promise<number | undefined> {
    const [row] = await harness.database.sql.query<{ at: Date | null }>(
      'select last_used_at as at from api_keys where id = $1',
      [id],
    );
    return row?.at?.getTime();
  }

  it('is the latest of the batch, and that of other keys stays', async () => {
    const answer = await send({
      events: [
        use(9, keys.idle, Number.MAX_SAFE_INTEGER),
        use(10, keys.used, at),
        use(11, keys.used, at - 5000),
        use(12, keys.other, at - 9000),
        use(13, 'no-key-of-ours', at),
      ],
    });
    expect(answer.watermarks).toEqual([{ nonce: node.nonce, seq: 13 }]);
    expect(await lastUse(keys.used)).toBe(at);
    expect(await lastUse(keys.other)).toBe(at - 9000);
    expect(await lastUse(keys.idle)).toBeUndefined();
  });

  it('moves forward alone, and not by less than a minute', async () => {
    await send({ events: [use(14, keys.used, at - 3_600_000)] });
    expect(await lastUse(keys.used)).toBe(at);
    await send({ events: [use(15, keys.used, at + 59_000)] });
    expect(await lastUse(keys.used)).toBe(at);
    await send({ events: [use(16, keys.used, at + 61_000)] });
    expect(await lastUse(keys.used)).toBe(at + 61_000);
  });

  it('is never later than now, and waits for nobody who holds the key', async () => {
    const ahead = Date.now() + 86_400_000;
    await inTransaction(harness.database, async (tx) => {
      await tx.sql.query('select from api_keys where id = $1 for update', [keys.idle]);
      await send({ events: [use(17, keys.idle, ahead)] });
    });
    expect(await lastUse(keys.idle)).toBeUndefined();
    await send({ events: [use(18, keys.idle, ahead)] });
    expect(await lastUse(keys.idle)).toBeLessThanOrEqual(Date.now());
  });
});

it('grants the same ask once, however often and however parallel it comes', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => send({ asks: [ask('g2', 300_000n)] })),
  );
  const amounts = new Set(
    answers.map((answer) =>
      answer.answers[0]?.kind === 'granted' ? answer.answers[0].amount : -1n,
    ),
  );
  expect(amounts.size).toBe(1);
  const [lease] = await harness.database.sql.query<{ g: string }>(
    'select granted_nano_usd as g from leases where id = $1',
    [leaseId],
  );
  expect(BigInt(lease?.g ?? 0)).toBe(granted + [...amounts][0]!);
});

it('posts each event once when folds race', async () => {
  await Promise.all(
    Array.from({ length: 6 }, () =>
      inTransaction(harness.database, (tx) => foldPocket(tx.sql, pocketId)),
    ),
  );
  expect(await countOf('posting_queue')).toBe(0);
  const [lease] = await harness.database.sql.query<{ s: string }>(
    'select settled_nano_usd as s from leases where id = $1',
    [leaseId],
  );
  expect(BigInt(lease?.s ?? 0)).toBe(5000n);
});

it('fences an epoch that uses a number for two events', async () => {
  await harness.database.sql.query('update node_epochs set watermark = 5 where nonce = $1', [
    node.nonce,
  ]);
  await send({ events: [event(6, { charge: '999' })] });
  const [epoch] = await harness.database.sql.query<{ state: string }>(
    'select state from node_epochs where nonce = $1',
    [node.nonce],
  );
  expect(epoch?.state).toBe('fenced');
  expect((await send({ asks: [ask('g3', 1n)] })).answers[0]).toMatchObject({ kind: 'denied' });
});

it('quarantines what a fenced epoch still reports, so that its node need not keep it', async () => {
  await send({ events: [event(7), event(8)] });
  const before = await countOf('dead_letters');
  expect((await send({ events: [event(9), event(10)] })).watermarks).toEqual([
    { nonce: node.nonce, seq: 10 },
  ]);
  expect(await countOf('dead_letters')).toBe(before + 2);
  expect(await countOf('posting_queue')).toBe(0);
});
