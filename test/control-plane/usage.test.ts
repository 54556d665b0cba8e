// The usage log over five thousand requests: pages, filters, whose rows, and how a charge came about.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlHarness, type GraphqlAnswer, startControlHarness } from './harness.ts';
import { createPerson, type Headers, type Person, signInAdmin } from './people.ts';
import { createRoute, insertUsageRows, type Route } from './usage-rows.ts';

const TOTAL = 5_000;
const START = Date.parse('2026-11-20T00:00:00Z');
const STATUSES = [200, 200, 200, 429, 503];

let plane: ControlHarness;
let admin: Headers;
let mara: Person;
let noor: Person;
let route: Route;

// Three records a second share a start, so that only (time, id) orders them.
const startOf = (index: number) => new Date(START + Math.floor(index / 3) * 1000);

beforeAll(async () => {
  plane = await startControlHarness();
  admin = await signInAdmin(plane);
  mara = await createPerson(plane, admin, 'customer');
  noor = await createPerson(plane, admin, 'customer');
  route = await createRoute(plane, 'moonshot-main');
  const rows = Array.from({ length: TOTAL }, (_, index) => ({
    id: `r_${String(index).padStart(6, '0')}`,
    seq: index,
    startedAt: startOf(index),
    accountId: index % 2 === 0 ? mara.accountId : noor.accountId,
    model_id: route.modelId,
    channel_id: route.channelId,
    stream: index % 4 === 0,
    status: STATUSES[index % STATUSES.length],
    outcome: STATUSES[index % STATUSES.length] === 200 ? 'settled' : 'refused',
  }));
  await insertUsageRows(plane, rows);
});
afterAll(() => plane?.stop());

const LIST = `query($first: Int!, $after: String, $filter: UsageFilter, $sort: UsageSort!) {
  usageRecords(first: $first, after: $after, filter: $filter, sort: $sort) {
    totalCount nextCursor nodes { id startedAt status accountId } } }`;

async function readAll(filter: object, sort: string, headers?: Headers) {
  const seen: { id: string; startedAt: string; status: number; accountId: string }[] = [];
  let after: string | null = null;
  let totalCount = 0;
  do {
    const { data, errors } = await plane.call(LIST, { first: 200, after, filter, sort }, headers);
    expect(errors).toEqual([]);
    totalCount = data.usageRecords.totalCount;
    seen.push(...data.usageRecords.nodes);
    after = data.usageRecords.nextCursor;
  } while (after !== null);
  return { seen, totalCount };
}

test('pages cover every record once, newest or oldest first', async () => {
  for (const sort of ['NEWEST', 'OLDEST']) {
    const { seen, totalCount } = await readAll({}, sort);
    expect(totalCount).toBe(TOTAL);
    expect(new Set(seen.map((record) => record.id)).size).toBe(TOTAL);
    const ordered = seen.map((record) => `${record.startedAt} ${record.id}`);
    const expected = ordered.toSorted();
    expect(ordered).toEqual(sort === 'NEWEST' ? expected.toReversed() : expected);
  }
});

test('a record that comes in between neither repeats nor hides another', async () => {
  const filter = { idPrefix: 'r_0000' };
  const first = (await plane.call(LIST, { first: 50, filter, sort: 'NEWEST' })).data.usageRecords;
  await insertUsageRows(plane, [
    { id: 'r_0000-late', seq: TOTAL, startedAt: startOf(200), accountId: mara.accountId },
  ]);
  const after = first.nextCursor;
  const second = (await plane.call(LIST, { first: 100, after, filter, sort: 'NEWEST' })).data
    .usageRecords;
  const ids = [...first.nodes, ...second.nodes].map((record: { id: string }) => record.id);
  expect(ids).toHaveLength(100);
  expect(new Set(ids).size).toBe(100);
});

test.each([
  [{ statusClass: 'client_error' }, 1000],
  [{ statusClass: 'server_error' }, 1000],
  [{ statusClass: 'ok', stream: true }, 750],
  [{ status: 429 }, 1000],
  [{ outcome: 'refused' }, 2000],
  [{ idPrefix: 'r_0049' }, 100],
  [{ from: '2026-11-20T00:10:00Z', to: '2026-11-20T00:20:00Z' }, 1800],
  [{ wireApi: 'responses' }, 0],
  [{ mode: 'test' }, 0],
])('the filter %o lets %i records through', async (filter, count) => {
  const narrowed = { ...filter, channelId: route.channelId };
  const { data } = await plane.call(LIST, { first: 1, filter: narrowed, sort: 'NEWEST' });
  expect(data.usageRecords.totalCount).toBe(count);
});

test('records are found by model, key, account and channel, tried channels too', async () => {
  const count = async (filter: object) =>
    (await plane.call(LIST, { first: 1, filter, sort: 'NEWEST' })).data.usageRecords.totalCount;
  expect(await count({ channelId: route.channelId })).toBe(TOTAL);
  expect(await count({ modelId: route.modelId })).toBe(TOTAL);
  expect(await count({ accountId: noor.accountId })).toBe(TOTAL / 2);
  expect(await count({ apiKeyId: mara.id })).toBe(0);
  const other = await createRoute(plane, 'moonshot-bulk');
  expect(await count({ channelId: other.channelId })).toBe(0);
  await insertUsageRows(plane, [
    {
      ...{ id: 'tried-1', seq: TOTAL + 1, startedAt: startOf(0), accountId: mara.accountId },
      channel_id: route.channelId,
      attempts: [attempt(other.channelId, { outcome: 'failed', status: 500, reason: 'status' })],
    },
  ]);
  expect(await count({ channelId: other.channelId })).toBe(1);
});

test('customers see their own records, without channel or cost', async () => {
  const { seen } = await readAll({}, 'NEWEST', noor.headers);
  expect(seen).toHaveLength(TOTAL / 2);
  expect(new Set(seen.map((record) => record.accountId))).toEqual(new Set([noor.accountId]));
  const foreign = await readAll({ accountId: mara.accountId }, 'NEWEST', noor.headers);
  expect(foreign).toEqual({ seen: [], totalCount: 0 });
  const one = 'query($id: String!) { usageRecord(id: $id) { id } }';
  const own = await plane.call(one, { id: 'r_000001' }, noor.headers);
  expect(own.data.usageRecord).toEqual({ id: 'r_000001' });
  const hidden = await plane.call(one, { id: 'r_000000' }, noor.headers);
  const missing = await plane.call(one, { id: 'nothing' }, noor.headers);
  expect(hidden.data).toEqual(missing.data);
  for (const field of ['channelName', 'costNanoUsd', 'marginPpm', 'nodeId', 'attempts { id }']) {
    const answer = await plane.call(
      `{ usageRecord(id: "r_000001") { ${field} } }`,
      {},
      noor.headers,
    );
    expect(answer.errors[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(JSON.stringify(answer.data)).not.toMatch(/moonshot|node-a|[0-9]/);
  }
  const filter = { channelId: route.channelId };
  const asked = await plane.call(LIST, { first: 1, filter, sort: 'NEWEST' }, noor.headers);
  expect(asked.errors[0]?.extensions?.code).toBe('FORBIDDEN');
});

test('the histogram counts every request in its stretch, for its reader alone', async () => {
  const query = `query($from: DateTime!, $to: DateTime!) { usageHistogram(from: $from, to: $to, filter: { idPrefix: "r_00" }) {
    bucketSeconds buckets { from ok clientError serverError } } }`;
  const range = { from: '2026-11-20T00:00:00Z', to: '2026-11-20T00:30:00Z' };
  const sum = (answer: GraphqlAnswer) =>
    answer.data.usageHistogram.buckets.reduce(
      (total: number[], bucket: { ok: number; clientError: number; serverError: number }) => [
        (total[0] ?? 0) + bucket.ok,
        (total[1] ?? 0) + bucket.clientError,
        (total[2] ?? 0) + bucket.serverError,
      ],
      [0, 0, 0],
    );
  const all = await plane.call(query, range);
  expect(all.data.usageHistogram.bucketSeconds).toBe(30);
  const [good, client, server] = sum(all);
  expect(client).toBe(1000);
  expect(server).toBe(1000);
  expect(good).toBeGreaterThanOrEqual(3000);
  const own = sum(await plane.call(query, range, noor.headers));
  expect(own).toEqual([1500, 500, 500]);
});

test('one record tells its attempts and its price to the nano-dollar', async () => {
  const failed = attempt(route.channelId, { outcome: 'failed', status: 429, reason: 'rate_limit' });
  await insertUsageRows(plane, [
    {
      ...{ id: 'receipt-1', seq: TOTAL + 2, startedAt: startOf(9), accountId: mara.accountId },
      model_id: route.modelId,
      channel_id: route.channelId,
      price_id: route.priceId,
      ...{ input_tokens: 18_432, cache_read_tokens: 12_288, output_tokens: 1_206 },
      ...{ charge_nano_usd: 16_889_040, hold_nano_usd: 37_847_040, cost_nano_usd: 7_079_160 },
      attempts: [failed, attempt(route.channelId, { id: 'a2', ttftMs: 330, cost: '7079160' })],
    },
  ]);
  const { data, errors } = await plane.call(`{ usageRecord(id: "receipt-1") {
    modelSlug channelName attemptCount marginNanoUsd marginPpm
    attempts { channelName outcome status reason ttftMs costNanoUsd }
    receipt { priceNumber rounded feeNanoUsd releasedNanoUsd lines { bucket tokens rateUsd amountUsd } } } }`);
  expect(errors).toEqual([]);
  expect(data.usageRecord).toEqual({
    modelSlug: 'kimi-k2',
    channelName: 'moonshot-main',
    attemptCount: 2,
    marginNanoUsd: '9809880',
    marginPpm: 580842,
    attempts: [
      expect.objectContaining({ outcome: 'failed', status: 429, reason: 'rate_limit' }),
      expect.objectContaining({
        channelName: 'moonshot-main',
        ttftMs: 330,
        costNanoUsd: '7079160',
      }),
    ],
    receipt: {
      priceNumber: 1,
      rounded: false,
      feeNanoUsd: '2814840',
      releasedNanoUsd: '20958000',
      lines: [
        { bucket: 'input', tokens: 6144, rateUsd: '0.72', amountUsd: '0.00442368' },
        { bucket: 'cache_read', tokens: 12288, rateUsd: '0.72', amountUsd: '0.00884736' },
        { bucket: 'output', tokens: 1206, rateUsd: '3', amountUsd: '0.003618' },
      ],
    },
  });
});

test('a forged cursor is the caller’s mistake', async () => {
  for (const key of [
    ['usage_desc', 'not a time', 'r_1'],
    ['usage_asc', '2026-11-20T00:00:00.000000Z', 'r_1'],
    ['usage_desc', '2026-99-20T00:00:00.000000Z', 'r_1'],
    ['usage_desc', 5, 'r_1'],
  ]) {
    const after = Buffer.from(JSON.stringify(key)).toString('base64url');
    const { errors } = await plane.call(LIST, { first: 1, after, sort: 'NEWEST' });
    expect(errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  }
});

function attempt(channelId: string, more: object) {
  return {
    ...{ id: 'a1', channelId, outcome: 'answered', status: 200, reason: null },
    ...{ startedMs: 0, ttftMs: null, durationMs: 40, cost: '0' },
    ...more,
  };
}
