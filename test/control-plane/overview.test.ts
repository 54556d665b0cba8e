// Overview, channel activity, fleet and versions: figures that follow from rows, live money alone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlHarness, startControlHarness } from './harness.ts';
import { createPerson, type Headers, type Person, signInAdmin } from './people.ts';
import { createRoute, insertUsageRows, type Route } from './usage-rows.ts';

let plane: ControlHarness;
let admin: Headers;
let mara: Person;
let route: Route;
let second: Route;
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

beforeAll(async () => {
  plane = await startControlHarness();
  admin = await signInAdmin(plane);
  mara = await createPerson(plane, admin, 'customer');
  route = await createRoute(plane, 'moonshot-main');
  second = await createRoute(plane, 'moonshot-bulk');
  let seq = 0;
  const record = (mode: string, more: object) => {
    seq += 1;
    return {
      ...{ id: `r${seq}`, seq, startedAt: minutesAgo(20), accountId: mara.accountId, mode },
      ...{ model_id: route.modelId, channel_id: route.channelId, stream: true, ttft_ms: seq * 10 },
      ...more,
    };
  };
  await insertUsageRows(plane, [
    ...Array.from({ length: 10 }, () =>
      record('live', { charge_nano_usd: 1_000, cost_nano_usd: 600, input_tokens: 5 }),
    ),
    ...Array.from({ length: 5 }, () =>
      record('test', { charge_nano_usd: 999_999, cost_nano_usd: 111_111, input_tokens: 7 }),
    ),
    record('house', { charge_nano_usd: 7, cost_nano_usd: 7 }),
    record('live', { status: 503, channel_id: null, attempts: [failure(second.channelId)] }),
    record('live', { status: 429, channel_id: null, model_id: null }),
    record('live', { startedAt: minutesAgo(90), charge_nano_usd: 5, cost_nano_usd: 9 }),
  ]);
});
afterAll(() => plane?.stop());

function failure(channelId: string) {
  return {
    ...{ id: 'a1', channelId, outcome: 'failed', status: 500, reason: 'status' },
    ...{ startedMs: 0, ttftMs: null, durationMs: 40, cost: '0' },
  };
}

const range = () => ({ from: minutesAgo(60).toISOString(), to: minutesAgo(-1).toISOString() });

test('test and house money are in no revenue figure, whatever traffic is shown', async () => {
  const query = `query($from: DateTime!, $to: DateTime!, $traffic: TrafficMode!) { overview(from: $from, to: $to, traffic: $traffic) {
    totals { requests errors errorPpm ttftP50Ms inputTokens money { revenueNanoUsd costNanoUsd marginNanoUsd marginPpm } }
    previous { requests money { revenueNanoUsd marginNanoUsd } }
    buckets { requests revenueNanoUsd upstreamErrors rateLimited } } }`;
  const money = {
    revenueNanoUsd: '10000',
    costNanoUsd: '6000',
    marginNanoUsd: '4000',
    marginPpm: 400000,
  };
  for (const [traffic, requests, inputTokens] of [
    ['all', 17, 85],
    ['live', 12, 50],
    ['test', 5, 35],
  ] as const) {
    const { data, errors } = await plane.call(query, { ...range(), traffic });
    expect(errors).toEqual([]);
    expect(data.overview.totals).toMatchObject({ requests, inputTokens, money });
    const sum = (field: string) =>
      data.overview.buckets.reduce(
        (total: number, bucket: Record<string, unknown>) => total + Number(bucket[field]),
        0,
      );
    expect(sum('requests')).toBe(requests);
    expect(sum('revenueNanoUsd')).toBe(10_000);
    expect([sum('upstreamErrors'), sum('rateLimited')]).toEqual(
      traffic === 'test' ? [0, 0] : [1, 1],
    );
  }
  const { data } = await plane.call(query, { ...range(), traffic: 'live' });
  expect(data.overview.previous).toMatchObject({
    requests: 1,
    money: { revenueNanoUsd: '5', marginNanoUsd: '-4' },
  });
});

test('models and channels are counted over the same range', async () => {
  const { data, errors } = await plane.call(
    `query($from: DateTime!, $to: DateTime!) {
       overviewModels(from: $from, to: $to) { slug requests series }
       overviewChannels(from: $from, to: $to) { name state attempts successPpm markAttempts markFailures }
       overviewPublishes(from: $from, to: $to) { number } }`,
    range(),
  );
  expect(errors).toEqual([]);
  expect(data.overviewModels).toMatchObject([{ slug: 'kimi-k2', requests: 16 }]);
  expect(data.overviewChannels).toMatchObject([
    { name: 'moonshot-main', state: 'on', attempts: 16, successPpm: 1000000 },
    { name: 'moonshot-bulk', state: 'on', attempts: 1, successPpm: 0 },
  ]);
  expect(data.overviewChannels[0].markAttempts).toHaveLength(72);
  expect(data.overviewPublishes).toEqual([]);
});

test('channels show what they carried and how they fared in the last hour', async () => {
  const { data, errors } = await plane.call(`{ channels(first: 10, sort: NAME_ASC) { nodes { name
    activity { attempts answered successPpm ttftP95Ms }
    models { carriedRequests carriedSharePpm expectedSharePpm } }
  } providers(first: 10, sort: NAME_ASC) { nodes { name activity { attempts successPpm } channelCount } } }`);
  expect(errors).toEqual([]);
  expect(data.channels.nodes).toEqual([
    {
      name: 'moonshot-bulk',
      activity: { attempts: 1, answered: 0, successPpm: 0, ttftP95Ms: null },
      models: [{ carriedRequests: 0, carriedSharePpm: 0, expectedSharePpm: 500000 }],
    },
    {
      name: 'moonshot-main',
      activity: { attempts: 16, answered: 16, successPpm: 1000000, ttftP95Ms: 153 },
      models: [{ carriedRequests: 16, carriedSharePpm: 1000000, expectedSharePpm: 500000 }],
    },
  ]);
  const money = await plane.call(
    `query($id: Uuid!) { modelByName(name: "kimi-k2") { margin { revenueNanoUsd costNanoUsd marginPpm } }
       walletOfAccount(accountId: $id) { spend { last30DaysNanoUsd } } }`,
    { id: mara.accountId },
  );
  expect(money.data).toEqual({
    modelByName: {
      margin: { revenueNanoUsd: '10005', costNanoUsd: '6009', marginPpm: 399400 },
    },
    walletOfAccount: { spend: { last30DaysNanoUsd: '5010007' } },
  });
  expect(data.providers.nodes).toMatchObject([
    { name: 'moonshot-bulk', activity: { attempts: 1, successPpm: 0 }, channelCount: 1 },
    { name: 'moonshot-main', activity: { attempts: 16, successPpm: 1000000 }, channelCount: 1 },
  ]);
});

test('the fleet shows who is in sync, behind or silent, and a trip reaches its channel', async () => {
  const { sql } = plane.database;
  const status = {
    ...{ inFlight: 3, requestsPerMinute: 60, addedMs: 0.9, cpuPercent: 6, rssBytes: 1e8 },
    ...{ spoolBytes: 0, draining: false },
    trippedChannels: [{ channelId: second.channelId, untilMs: Date.now() + 60_000 }],
  };
  await sql.query(
    `insert into published_versions (number, incarnation, revision, checksum, contract_version,
       document, cause, summary, sealed_key, fingerprint, created_at)
     values (1, 'i', 1, 'c', 1, '', 'first start', '{}', '', 'f', now() - interval '1 s'),
       (2, 'i', 2, 'c', 1, '', 'kimi-k2 changed', $1, '', 'g', now())`,
    [{ models: 1, channels: 2, routes: 1, groups: 1, changes: null, changeCount: null }],
  );
  await sql.query(
    `insert into nodes (id, name, sign_public_key, seal_public_key, connected, last_seen_at,
       table_version, table_acked_at, table_refusal, status)
     values ('n1', 'dp-1', '', '', true, now(), 2, now() + interval '0.5 s', null, $1),
       ('n2', 'dp-2', '', '', true, now(), 1, now(), $2, $1),
       ('n3', 'dp-3', '', '', false, now() - interval '4 min', 1, now(), null, null)`,
    [
      JSON.stringify(status),
      JSON.stringify({ number: 2, finding: { path: 'routes[0]', message: 'is wrong' } }),
    ],
  );
  await sql.query(
    `insert into version_acks (number, node_id, acked, at) values (2, 'n1', true, now() + interval '0.5 s')`,
    [],
  );
  const { data, errors } = await plane.call(`{
    nodes(first: 10) { totalCount nodes { id name state refusal { number path message } requestsPerMinute trippedChannels { channelName } } }
    fleetSummary { nodes inSync requestsPerMinute tableVersion acked }
    publishedVersions(first: 1) { totalCount nextCursor nodes { number cause models acks { nodeName accepted } } }
    publishState { number stopped findings { path } } }`);
  expect(errors).toEqual([]);
  expect(data.nodes.nodes).toMatchObject([
    { name: 'dp-1', state: 'in_sync', requestsPerMinute: 60, refusal: null },
    { name: 'dp-2', state: 'behind', refusal: { number: 2, path: 'routes[0]' } },
    { name: 'dp-3', state: 'silent', requestsPerMinute: null, trippedChannels: [] },
  ]);
  expect(data.nodes.nodes[0].trippedChannels).toEqual([{ channelName: 'moonshot-bulk' }]);
  expect(data.fleetSummary).toEqual({
    ...{ nodes: 3, inSync: 1, requestsPerMinute: 120, tableVersion: 2, acked: 1 },
  });
  expect(data.publishedVersions).toMatchObject({
    totalCount: 2,
    nodes: [{ number: 2, models: 1, acks: [{ nodeName: 'dp-1', accepted: true }] }],
  });
  expect(data.publishState).toEqual({ number: 2, stopped: false, findings: [] });
  const health = await plane.call(
    '{ channels(first: 5, filter: { state: tripped }) { nodes { name health { state trippedNodes connectedNodes } } } modelByName(name: "kimi-k2") { servable { state healthy enabled } } }',
  );
  expect(health.data.channels.nodes).toEqual([
    { name: 'moonshot-bulk', health: { state: 'tripped', trippedNodes: 2, connectedNodes: 2 } },
  ]);
  expect(health.data.modelByName.servable).toEqual({ state: 'degraded', healthy: 1, enabled: 2 });
});

test('a revoked node is out of the list, once, by an admin', async () => {
  const revoke = (headers: Headers, expectedVersion: number) =>
    plane.call(
      'mutation($input: RevokeNodeInput!) { revokeNode(input: $input) { ... on Node { state version } ... on Problem { code } } }',
      { input: { id: 'n3', expectedVersion } },
      headers,
    );
  const operator = await createPerson(plane, admin, 'operator');
  expect((await revoke(operator.headers, 1)).errors).toHaveLength(1);
  expect((await revoke(admin, 7)).data.revokeNode).toEqual({ code: 'CONFLICT' });
  expect((await revoke(admin, 1)).data.revokeNode).toEqual({ state: 'revoked', version: 2 });
  expect((await revoke(admin, 2)).data.revokeNode).toEqual({ code: 'STATE_REFUSED' });
  const { data } = await plane.call(
    '{ nodes(first: 10) { totalCount } all: nodes(first: 10, filter: { includeRevoked: true }) { totalCount } nodeRevocationEffect(id: "n1") { connected inFlight otherNodes } }',
  );
  expect([data.nodes.totalCount, data.all.totalCount]).toEqual([2, 3]);
  expect(data.nodeRevocationEffect).toEqual({ connected: true, inFlight: 3, otherNodes: 1 });
});

test('findings that stop a publish are shown', async () => {
  await plane.database.sql.query(
    'insert into publish_findings (revision, findings) values (3, $1)',
    [JSON.stringify([{ path: 'models[kimi-k2].price.output', message: 'is missing' }])],
  );
  const { data } = await plane.call(
    '{ publishState { number stopped findings { path message } } }',
  );
  expect(data.publishState).toEqual({
    number: 2,
    stopped: true,
    findings: [{ path: 'models[kimi-k2].price.output', message: 'is missing' }],
  });
});
