// Requests behind each other on one connection: each gets its own answer in its own place, what
// cannot be read is refused behind the answers to what could, and what no answer can reach is not
// sent upstream.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MESSAGES } from '../harness/caller.ts';
import { checkMoney } from '../harness/invariants.ts';
import { KIMI_RATES, type Scene, setScene, USD } from '../harness/setup.ts';
import { converse, postJson } from './raw-call.ts';

const STALL_MS = 1000;

let scene: Scene;
let port: number;

beforeAll(async () => {
  scene = await setScene([{ name: 'only', billsOnAbort: 'no' }], {
    nodes: 1,
    fundsNanoUsd: 1000n * USD,
    nodeEnv: { TOLLGATE_STALL_MS: String(STALL_MS) },
  });
  port = scene.system.nodes[0]?.port ?? 0;
});
afterAll(() => scene?.system.stop());

function chat(extras: object = {}, token = scene.key.token): string {
  const body = { model: 'kimi-k2', messages: MESSAGES, max_tokens: 40, ...extras };
  return postJson(token, JSON.stringify(body)).join('');
}

function get(path: string, lines = ''): string {
  return `GET ${path} HTTP/1.1\r\nhost: gateway\r\n${lines}\r\n`;
}

const GOOD = {
  'a look at its health': { request: () => get('/health/live'), status: 200 },
  'a list of models': { request: () => get('/v1/models'), status: 200 },
  'a call with a wrong key': { request: () => chat({}, 'sk-wrong'), status: 401 },
  'a call': { request: () => chat(), status: 200 },
};

const BAD = {
  garbage: { bytes: 'GARBAGE\r\n\r\n', status: 400 },
  'an upgrade': {
    bytes: get('/v1/models', 'connection: upgrade\r\nupgrade: websocket\r\n'),
    status: 426,
  },
  'headers without end': { bytes: get('/v1/models', `x: ${'a'.repeat(20_000)}\r\n`), status: 431 },
};

describe.each(Object.entries(GOOD))('%s', (_name, good) => {
  it.each(Object.entries(BAD))('is answered before %s is refused', async (_what, bad) => {
    const { statuses, closed } = await converse(port, [good.request() + bad.bytes]);
    expect(statuses).toEqual([good.status, bad.status]);
    expect(closed).toBe(true);
  });
});

it('ends a stream before it refuses what was sent meanwhile', async () => {
  const stream = chat({ stream: true, sim_interval_ms: 20, sim_tokens: 20 });
  const { text, statuses } = await converse(port, [stream, BAD.garbage.bytes], { gapMs: 100 });
  expect(statuses).toEqual([200, 400]);
  const refusedAt = text.lastIndexOf('HTTP/1.1 400');
  expect(text.slice(0, refusedAt)).toMatch(/data: \[DONE\]\n\n\r\n0\r\n\r\n$/);
});

it('sends nothing upstream that stands behind an answer which closes', async () => {
  await converse(port, [chat()], { until: (text) => text.includes('usage') });
  const before = (await scene.system.vendor.attempts()).length;
  expect(before).toBeGreaterThan(0);
  const twoHosts = `POST /v1/chat/completions HTTP/1.1\r\nhost: a\r\nhost: b\r\ncontent-length: 2\r\n\r\n{}`;
  for (let round = 0; round < 5; round += 1) {
    const { statuses, closed } = await converse(port, [twoHosts + chat() + chat()]);
    expect(statuses).toEqual([400]);
    expect(closed).toBe(true);
  }
  await scene.system.posted();
  expect(await scene.system.vendor.attempts()).toHaveLength(before);
});

it('serves a large stream whole behind one that takes longer than a client may stall', async () => {
  const slow = chat({ stream: true, sim_interval_ms: 100, sim_tokens: 30 });
  const large = chat({ stream: true, sim_tokens: 3000, max_tokens: 4000 });
  const { statuses, text } = await converse(port, [slow + large], {
    until: (seen) => seen.split('[DONE]').length === 3,
  });
  expect(statuses).toEqual([200, 200]);
  expect(text.split('[DONE]')).toHaveLength(3);
  await scene.system.posted();
  await checkMoney(scene.system, KIMI_RATES);
});
