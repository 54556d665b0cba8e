// F23: a data plane starts while the control plane is away. It serves from disk with the leases it
// still has; without a snapshot it is not ready and never open; a corrupt one falls back to the
// generation before. Traffic of funded keys goes on meanwhile, and all of it is billed afterwards.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chat, MESSAGES, stream } from '../harness/caller.ts';
import { checkMoney } from '../harness/invariants.ts';
import type { KeySetup } from '../harness/operator.ts';
import { KIMI_RATES, type Scene, setScene } from '../harness/setup.ts';
import { waitFor } from '../harness/system.ts';

const BODY = { model: 'kimi-k2', messages: MESSAGES, max_tokens: 100 };

let scene: Scene;
let newestKey: KeySetup;
beforeAll(async () => {
  scene = await setScene();
  await publishTwice();
  newestKey = await scene.system.operator.key(scene.customer.accountId);
  await scene.system.settled();
  for (const node of scene.system.nodes) expect((await ask(node.url)).status).toBe(200);
  await scene.system.posted(2);
  await scene.system.control.stop();
});
afterAll(() => scene?.system.stop());

const ask = (url: string) => chat(url, scene.key.token, BODY);
const snapshots = (node = 0) => join(scene.system.dir, `node-${node}`, 'snapshots');

/** Two generations of the table are on disk after this. */
async function publishTwice(): Promise<void> {
  for (const weight of [2, 3]) {
    await scene.system.operator.updateChannel(scene.channelIds[0] ?? '', weight - 1, { weight });
    await waitFor(async () => {
      const [row] = await scene.system.sql<{ behind: string }>(
        `select count(*) as behind from channels where version <> $1`,
        [weight],
      );
      await scene.system.settled();
      return row?.behind === '0';
    }, 'published');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await scene.system.settled();
  }
}

async function crash(): Promise<void> {
  await scene.system.nodes[0]?.program.kill();
}

/** Spoils the newest file of a kind; says how many there were. */
async function corrupt(kind: 'table' | 'keyring', where: 'middle' | 'end'): Promise<number> {
  const files = (await readdir(snapshots())).filter((name) => name.startsWith(`${kind}-`));
  const number = (name: string) => Number(/\d+/.exec(name)?.[0]);
  const newest = files.toSorted((one, other) => number(other) - number(one))[0] ?? '';
  const path = join(snapshots(), newest);
  const bytes = await readFile(path);
  const at = where === 'end' ? bytes.length - 1 : Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  await writeFile(path, bytes);
  return files.length;
}

it('goes on serving funded keys, JSON and SSE, without the control plane', async () => {
  for (const node of scene.system.nodes) {
    expect((await ask(node.url)).status).toBe(200);
    const streamed = await stream(node.url, scene.key.token, BODY);
    expect([streamed.status, streamed.done]).toEqual([200, true]);
  }
});

it('serves from disk and spool when it is killed and started again', async () => {
  const [node] = scene.system.nodes;
  await crash();
  const started = performance.now();
  await node?.restart();
  await node?.untilReady();
  process.stdout.write(
    `cold start without control plane: ready in ${Math.round(performance.now() - started)} ms\n`,
  );
  for (let count = 0; count < 5; count++) expect((await ask(node?.url ?? '')).status).toBe(200);
  const streamed = await stream(node?.url ?? '', scene.key.token, BODY);
  expect([streamed.status, streamed.done]).toEqual([200, true]);
  const unknown = await chat(node?.url ?? '', 'sk-nobody', BODY);
  expect(unknown.status).toBe(401);
});

it('falls back to the table before when the newest is corrupt', async () => {
  const [node] = scene.system.nodes;
  await crash();
  expect(await corrupt('table', 'middle')).toBeGreaterThan(1);
  await node?.restart();
  await node?.untilReady();
  expect(node?.program.events('snapshot.corrupt')).toHaveLength(1);
  expect((await ask(node?.url ?? '')).status).toBe(200);
  expect((await fetch(`${node?.url}/v1/models/kimi-k2`)).status).toBe(200);
});

it('falls back to the keyring before when its newest entry is corrupt', async () => {
  const [node] = scene.system.nodes;
  await crash();
  await corrupt('keyring', 'end');
  await node?.restart();
  await node?.untilReady();
  expect(node?.program.events('snapshot.corrupt').length).toBeGreaterThan(0);
  expect((await ask(node?.url ?? '')).status).toBe(200);
  expect((await chat(node?.url ?? '', newestKey.token, BODY)).status).toBe(401);
});

it('starts from disk after an ordered stop, with money or an honest answer', async () => {
  const [node] = scene.system.nodes;
  await node?.program.stop();
  await node?.restart();
  await node?.untilReady();
  const answer = await ask(node?.url ?? '');
  // A node that stops in order returns what is free; then it can only say that it cannot know.
  process.stdout.write(`after an ordered stop: ${answer.status}\n`);
  expect([200, 503]).toContain(answer.status);
  if (answer.status === 503) expect(answer.body.error.code).toBe('credit_unavailable');
});

it('is not ready and serves nobody when no table can be read', async () => {
  const [node] = scene.system.nodes;
  await crash();
  await cp(snapshots(), `${snapshots()}.kept`, { recursive: true });
  await rm(snapshots(), { recursive: true });
  await node?.restart();
  const ready = await fetch(`${node?.url}/health/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.text()).toContain('no routing table');
  expect((await fetch(`${node?.url}/health/live`)).status).toBe(200);
  const before = (await scene.system.vendor.attempts()).length;
  const answer = await ask(node?.url ?? '');
  expect(answer.status).toBe(503);
  expect(answer.body.error).toMatchObject({ type: 'server_error', code: 'no_route' });
  expect((await fetch(`${node?.url}/v1/models`)).status).toBe(503);
  expect(await scene.system.vendor.attempts()).toHaveLength(before);
});

it('is back with everything, billed by the bill of the simulator, when the control plane is', async () => {
  await scene.system.startControl();
  for (const node of scene.system.nodes) {
    await node.untilReady();
    await waitFor(async () => (await ask(node.url)).status === 200, 'serving again');
  }
  await scene.system.posted(0, 60_000);
  const report = await checkMoney(scene.system, KIMI_RATES);
  expect(report.exact).toBeGreaterThan(10);
  expect(report.estimated).toBe(0);
});
