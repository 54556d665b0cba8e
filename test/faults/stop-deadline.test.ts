// A node whose time to finish is over: streams that still run end with a typed error event and not
// in silence, JSON calls with a status, and both are billed by what they delivered.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MESSAGES, postChat } from '../harness/caller.ts';
import { checkMoney } from '../harness/invariants.ts';
import { KIMI_RATES, type Scene, setScene } from '../harness/setup.ts';

const DEADLINE_MS = 1000;
const STREAMS = 5;

let scene: Scene;
beforeAll(async () => {
  scene = await setScene([{ name: 'only', billsOnAbort: 'no' }], {
    nodes: 1,
    nodeEnv: { TOLLGATE_STOP_DEADLINE_MS: String(DEADLINE_MS) },
  });
});
afterAll(() => scene?.system.stop());

it('tells every client that is left', async () => {
  const { system, key } = scene;
  const [node] = system.nodes;
  if (!node) throw new Error('The system has no data plane.');
  const body = { model: 'kimi-k2', messages: MESSAGES, max_tokens: 500 };
  const slow = { ...body, stream: true, sim_interval_ms: 50, sim_tokens: 400 };
  const streams = Array.from({ length: STREAMS }, () => postChat(node.url, key.token, slow));
  const short = { ...body, stream: true, sim_interval_ms: 20, sim_tokens: 20 };
  const finishing = postChat(node.url, key.token, short);
  const json = postChat(node.url, key.token, {
    ...body,
    sim_fault: 'slow_json',
    sim_delay_ms: 9000,
  });
  const texts = Promise.all((await Promise.all(streams)).map((answer) => answer.text()));
  const finished = (await finishing).text();
  const exit = node.program.stop();
  for (const text of await texts) {
    const events = text.trimEnd().split('\n\n');
    const last = JSON.parse(events.at(-1)?.slice('data: '.length) ?? '');
    expect(last.error.code).toBe('all_upstreams_failed');
    expect(events.length).toBeGreaterThan(2);
  }
  expect(await finished).toMatch(/data: \[DONE\]\n\n$/);
  expect((await json).status).toBe(503);
  expect(await exit).toBe(0);
  await node.restart();
  await node.untilReady();
  await system.posted(STREAMS + 2);
  await checkMoney(system, KIMI_RATES);
});
