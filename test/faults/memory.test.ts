// Bad and slow streams must not grow a node: a 3 MB event, an event that never ends, and a client
// that does not read. Several at once; the growth of the resident set over all of them is divided.
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chat, MESSAGES, stream } from '../harness/caller.ts';
import { checkMoney } from '../harness/invariants.ts';
import { KIMI_RATES, type Scene, setScene } from '../harness/setup.ts';
import { waitFor } from '../harness/system.ts';

const STREAMS = 16;
const LIMIT_MB = 10;
const SAMPLE_MS = 10;
const STALL_MS = 2000;

let scene: Scene;
let token: string;

beforeAll(async () => {
  scene = await setScene([{ name: 'only', billsOnAbort: 'no' }], {
    nodeEnv: { TOLLGATE_STALL_MS: String(STALL_MS) },
  });
  ({ token } = scene.key);
  for (const node of scene.system.nodes) await warmUp(node.url);
});
afterAll(() => scene?.system.stop());

/** Ordinary traffic of the same size, so that what follows is not the first of its kind. */
async function warmUp(url: string): Promise<void> {
  const body = { model: 'kimi-k2', messages: MESSAGES };
  for (let round = 0; round < 10; round++) {
    await Promise.all(Array.from({ length: STREAMS }, () => stream(url, token, body)));
    await Promise.all(Array.from({ length: STREAMS }, () => chat(url, token, body)));
  }
}

function rssBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

/** The most that the nodes grew at any moment while `work` ran, per stream, in MB. */
async function growthOf(what: string, work: (url: string, port: number) => Promise<void>) {
  for (const node of scene.system.nodes) {
    const { pid } = node.program;
    const before = rssBytes(pid);
    let peak = before;
    const timer = setInterval(() => {
      peak = Math.max(peak, rssBytes(pid));
    }, SAMPLE_MS);
    try {
      await Promise.all(Array.from({ length: STREAMS }, () => work(node.url, node.port)));
    } finally {
      clearInterval(timer);
    }
    peak = Math.max(peak, rssBytes(pid));
    const perStream = (peak - before) / STREAMS / 1_000_000;
    process.stdout.write(`${what}: ${perStream.toFixed(2)} MB per stream over ${STREAMS}\n`);
    expect(perStream).toBeLessThanOrEqual(LIMIT_MB);
    const good = await chat(node.url, token, { model: 'kimi-k2', messages: MESSAGES });
    expect(good.status).toBe(200);
  }
}

async function nothingOpen(): Promise<boolean> {
  const attempts = await scene.system.vendor.attempts();
  return attempts.every((one) => one.outcome !== 'open');
}

const faulty = (fault: string, streamed: boolean) => async (url: string) => {
  const body = { model: 'kimi-k2', messages: MESSAGES, sim_fault: fault };
  await (streamed ? stream(url, token, body) : chat(url, token, body));
};

it('carries events of 3 MB', () => growthOf('3 MB event', faulty('big_event', true)));

it('gives up on an event that never ends', () =>
  growthOf('endless event', faulty('big_event_endless', true)));

it('gives up on a bomb in disguise', () => growthOf('gzip bomb', faulty('gzip_bomb', false)));

it('holds back the upstream of a client that does not read', () =>
  growthOf('slow reader', async (_url, port) => {
    const body = JSON.stringify({
      ...{ model: 'kimi-k2', messages: MESSAGES, stream: true },
      ...{ max_tokens: 8000, sim_fault: 'big_event', sim_tokens: 8000 },
    });
    const socket = connect({ port, host: '127.0.0.1' });
    socket.on('error', () => undefined);
    socket.pause();
    socket.write(
      `POST /v1/chat/completions HTTP/1.1\r\nhost: gateway\r\nauthorization: Bearer ${token}\r\n` +
        `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    await new Promise((resolve) => setTimeout(resolve, STALL_MS / 2));
    await waitFor(
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 1000));
        return !socket.readable || socket.destroyed || (await nothingOpen());
      },
      'nothing open upstream',
      100_000,
    );
    socket.destroy();
  }));

it('bills all of it by what came', async () => {
  await scene.system.posted();
  await checkMoney(scene.system, KIMI_RATES);
});
