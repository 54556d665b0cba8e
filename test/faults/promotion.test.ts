// What one kind of traffic leaves behind in a node must not make another dear: after streams, which
// live long, short requests are still collected while they are young.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chat, MESSAGES, stream } from '../harness/caller.ts';
import { type Scene, setScene } from '../harness/setup.ts';

const STREAMS = 200;
const CALLERS = 64;
const CALLS = 12_000;
/** Scavenges of the end of the calls, when all of it is compiled. */
const LAST = 20;
/** Some 30 KB where nothing is kept; a megabyte where each request keeps the next. */
const MOST_PROMOTED = 300_000;

let scene: Scene;

beforeAll(async () => {
  scene = await setScene([{ name: 'only', upstreamModel: 'sim-chat:tokens=60,interval_ms=20' }], {
    nodes: 1,
    execArgv: ['--trace-gc-nvp'],
  });
});
afterAll(() => scene?.system.stop());

const BODY = { model: 'kimi-k2', messages: MESSAGES };

async function callAll(url: string, token: string): Promise<void> {
  let left = CALLS;
  const call = async () => {
    while (left-- > 0) expect((await chat(url, token, BODY)).status).toBe(200);
  };
  await Promise.all(Array.from({ length: CALLERS }, call));
}

/** The bytes that each scavenge of the node has moved to the old generation. */
async function readPromoted(): Promise<number[]> {
  const log = await readFile(join(scene.system.dir, 'node-0.log'), 'utf8');
  return [...log.matchAll(/ gc=s .* promoted=(\d+)/g)].map(([, bytes]) => Number(bytes));
}

it('promotes next to nothing of short requests after streams', async () => {
  const { url } = scene.system.nodes[0] ?? { url: '' };
  const { token } = scene.key;
  for (let round = 0; round < 4; round++) {
    const answers = await Promise.all(
      Array.from({ length: STREAMS }, () => stream(url, token, BODY)),
    );
    expect(answers.every(({ done }) => done)).toBe(true);
  }
  await callAll(url, token);
  const promoted = (await readPromoted()).slice(-LAST);
  expect(promoted).toHaveLength(LAST);
  const mean = promoted.reduce((sum, bytes) => sum + bytes, 0) / LAST;
  process.stdout.write(`promoted at a scavenge after streams: ${Math.round(mean / 1000)} KB\n`);
  expect(mean).toBeLessThan(MOST_PROMOTED);
});
