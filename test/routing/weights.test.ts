// Weights inside one tier: the share of each channel over thousands of calls to two data planes, and
// an edit that changes it while they run.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chat, MESSAGES } from '../harness/caller.ts';
import { type Scene, setScene, USD } from '../harness/setup.ts';
import { waitFor } from '../harness/system.ts';

const FULL = Boolean(process.env.TOLLGATE_TEST_FULL);
const CALLS = FULL ? 10_000 : 2000;
/** The long run holds the bound; chance alone moves the short one by a percent either way. */
const BAND = FULL ? 2 : 5;
const EDITED_CALLS = FULL ? CALLS : 1000;
const EDITED_BAND = FULL ? 2 : 7;
const PARALLEL = 32;

let scene: Scene;
beforeAll(async () => {
  scene = await setScene(
    [
      { name: 'heavy', upstreamModel: 'sim-heavy', weight: 3 },
      { name: 'light', upstreamModel: 'sim-light', weight: 1 },
    ],
    { fundsNanoUsd: 1000n * USD },
  );
});
afterAll(() => scene?.system.stop());

async function call(index: number): Promise<void> {
  const node = scene.system.nodes[index % scene.system.nodes.length];
  const body = { model: 'kimi-k2', messages: MESSAGES, max_tokens: 1 };
  const answer = await chat(node?.url ?? '', scene.key.token, body);
  expect(answer.status).toBe(200);
}

/** The heavier channel's share of some calls, in percent. */
async function shareOf(calls: number): Promise<number> {
  await scene.system.vendor.reset();
  let next = 0;
  const work = async () => {
    while (next < calls) await call(next++);
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  const seen = await scene.system.vendor.attempts();
  expect(seen).toHaveLength(calls);
  return (seen.filter((attempt) => attempt.model === 'sim-heavy').length * 100) / calls;
}

it(`gives the channel of weight 3 beside 1 its 75 % of ${CALLS} calls`, async () => {
  const share = await shareOf(CALLS);
  process.stdout.write(`weights 3:1: ${share} % of ${CALLS} calls\n`);
  expect(share).toBeGreaterThanOrEqual(75 - BAND);
  expect(share).toBeLessThanOrEqual(75 + BAND);
}, 600_000);

it('follows an edit of the weights without a restart', async () => {
  const { system, channelIds } = scene;
  const pids = system.nodes.map((node) => node.program.pid);
  const before = await newestVersion();
  await system.operator.updateChannel(channelIds[1] ?? '', 1, { weight: 9 });
  await waitFor(async () => (await newestVersion()) > before, 'published');
  await system.settled();
  const share = await shareOf(EDITED_CALLS);
  process.stdout.write(`weights 3:9: ${share} % of ${EDITED_CALLS} calls\n`);
  expect(share).toBeGreaterThanOrEqual(25 - EDITED_BAND);
  expect(share).toBeLessThanOrEqual(25 + EDITED_BAND);
  expect(system.nodes.map((node) => node.program.pid)).toEqual(pids);
  expect(system.nodes.every((node) => node.program.running)).toBe(true);
}, 600_000);

async function newestVersion(): Promise<number> {
  const [row] = await scene.system.sql<{ number: string }>(
    'select max(number) as number from published_versions',
  );
  return Number(row?.number);
}
