// kill -9 of a data plane, the control plane and PostgreSQL in the middle of traffic, again and
// again. After each: no money is lost or made, every attempt is in exactly one event, and everybody
// is back in time.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MESSAGES, postChat } from '../harness/caller.ts';
import { checkMoney } from '../harness/invariants.ts';
import { KIMI_RATES, type Scene, setScene, USD } from '../harness/setup.ts';
import { waitFor } from '../harness/system.ts';

const FULL = Boolean(process.env.TOLLGATE_TEST_FULL);
const ROUNDS = FULL ? 20 : 1;
const WORKERS = 8;
const NODE_READY_MS = 2000;
const CONTROL_READY_MS = 10_000;

let scene: Scene;

beforeAll(async () => {
  scene = await setScene(
    [
      { name: 'first', priority: 1 },
      { name: 'second', priority: 2 },
    ],
    { fundsNanoUsd: 1000n * USD },
  );
});

afterAll(() => scene?.system.stop());

interface Tally {
  ok: number;
  failed: number;
}

/** Calls both nodes until told to stop; a broken connection is an answer too. */
function startTraffic(): { stop(): Promise<Tally> } {
  const tally: Tally = { ok: 0, failed: 0 };
  let going = true;
  const work = async (worker: number) => {
    for (let index = 0; going; index++) {
      const node = scene.system.nodes[(worker + index) % 2];
      const body = {
        model: 'kimi-k2',
        messages: MESSAGES,
        stream: index % 3 === 0,
        sim_interval_ms: 3,
        sim_tokens: 30,
        max_tokens: 200,
      };
      try {
        const answer = await postChat(node?.url ?? '', scene.key.token, body);
        await answer.text();
        if (answer.status === 200) tally.ok++;
        else tally.failed++;
      } catch {
        tally.failed++;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  };
  const workers = Array.from({ length: WORKERS }, (_, index) => work(index));
  return {
    stop: async () => {
      going = false;
      await Promise.all(workers);
      return tally;
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function killNode(): Promise<number> {
  const node = scene.system.nodes[0];
  if (!node) throw new Error('no node');
  await node.program.kill();
  const started = performance.now();
  await node.restart();
  await node.untilReady();
  return performance.now() - started;
}

async function killControl(): Promise<number> {
  await scene.system.control.kill();
  await pause(300);
  const started = performance.now();
  await scene.system.startControl();
  await waitFor(
    async () => (await scene.system.sql('select 1 from nodes where connected')).length === 2,
    'nodes connected again',
  );
  return performance.now() - started;
}

async function killDatabase(): Promise<number> {
  process.kill(await scene.system.databasePid(), 'SIGKILL');
  const started = performance.now();
  await pause(50);
  await waitFor(async () => (await scene.system.sql('select 1')).length === 1, 'database back');
  return performance.now() - started;
}

const KILLS = [
  { what: 'a data plane', kill: killNode, limitMs: NODE_READY_MS },
  { what: 'the control plane', kill: killControl, limitMs: CONTROL_READY_MS },
  { what: 'PostgreSQL', kill: killDatabase, limitMs: CONTROL_READY_MS },
];

for (const { what, kill, limitMs } of KILLS) {
  it(`keeps every invariant when ${what} is killed ${ROUNDS} times in mid-traffic`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const traffic = startTraffic();
      await pause(500);
      const backMs = await kill();
      await pause(700);
      const tally = await traffic.stop();
      expect(tally.ok).toBeGreaterThan(0);
      // On a busy machine a short run only reports the time; the long one holds it to the bound.
      if (FULL) expect(backMs).toBeLessThan(limitMs);
      await scene.system.posted(0, 60_000);
      const report = await checkMoney(scene.system, KIMI_RATES);
      process.stdout.write(
        `${what}, round ${round + 1}: back in ${Math.round(backMs)} ms, ${JSON.stringify(tally)}, ${JSON.stringify({ ...report, estimateError: report.estimateError.toString() })}\n`,
      );
    }
  }, 600_000);
}
