// F13, the client that does not leave but hardly reads: ten bytes a second. The upstream waits, the
// stall timer lets go of the client, the slot is free, and the wallet pays what the channel's rule says.
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MESSAGES } from '../harness/caller.ts';
import { checkMoney } from '../harness/invariants.ts';
import { KIMI_RATES, type Scene, setScene } from '../harness/setup.ts';
import { waitFor } from '../harness/system.ts';

const STALL_MS = 1500;
const READ_BYTES = 10;
/** More than the kernel keeps for a connection that nobody reads, in one event early on. */
const EVENT_BYTES = 14_000_000;
/** Keeps the upstream talking for longer than the client is waited for. */
const TOKENS = 6000;

let scene: Scene;
let token: string;

beforeAll(async () => {
  scene = await setScene(
    [
      { name: 'cancels', upstreamModel: 'sim-small', billsOnAbort: 'no' },
      { name: 'drains', upstreamModel: 'sim-chat', billsOnAbort: 'yes' },
    ],
    { nodeEnv: { TOLLGATE_STALL_MS: String(STALL_MS), TOLLGATE_EVENT_MB: '32' } },
  );
  ({ token } = await scene.system.operator.key(scene.customer.accountId, { mayPin: true }));
  await scene.system.settled();
});
afterAll(() => scene?.system.stop());

/** Sends a call and reads ten bytes of its answer a second. */
function readSlowly(port: number, channel: string) {
  const body = JSON.stringify({
    model: 'kimi-k2',
    messages: MESSAGES,
    stream: true,
    max_tokens: TOKENS,
    sim_fault: 'big_event',
    sim_bytes: EVENT_BYTES,
    sim_tokens: TOKENS,
  });
  const socket: Socket = connect({ port, host: '127.0.0.1' });
  socket.write(
    `POST /v1/chat/completions?channel=${channel} HTTP/1.1\r\nhost: gateway\r\n` +
      `authorization: Bearer ${token}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  socket.pause();
  let read = 0;
  let closed = false;
  socket.on('error', () => undefined);
  socket.on('close', () => {
    closed = true;
  });
  const timer = setInterval(() => {
    read += socket.read(READ_BYTES)?.length ?? 0;
  }, 1000);
  return {
    read: () => read,
    closed: () => closed,
    end: () => {
      clearInterval(timer);
      socket.destroy();
    },
  };
}

/** Rarely asked, so that the asking does not slow down what it waits for. */
async function attemptsOpen(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  return (await scene.system.vendor.attempts()).filter((one) => one.outcome === 'open').length;
}

for (const [channel, outcome] of [
  ['cancels', 'cancelled'],
  ['drains', 'complete'],
] as const) {
  it(`frees the slot of a reader of ${READ_BYTES} bytes a second (the channel ${channel})`, async () => {
    const readers = scene.system.nodes.map((node) => readSlowly(node.port, channel));
    const started = performance.now();
    await waitFor(async () => (await attemptsOpen()) === readers.length, 'both upstream');
    await waitFor(async () => (await attemptsOpen()) === 0, 'no slot taken', 100_000);
    process.stdout.write(
      `slow reader, ${channel}: upstream ended after ${Math.round(performance.now() - started)} ms\n`,
    );
    for (const reader of readers) reader.end();
    const last = (await scene.system.vendor.attempts()).slice(-readers.length);
    expect(last.map((attempt) => attempt.outcome)).toEqual(readers.map(() => outcome));
    await scene.system.posted();
    const records = await scene.system.sql<{ outcome: string; client_gone: boolean }>(
      'select outcome, client_gone from usage_records order by recorded_at desc limit $1',
      [readers.length],
    );
    for (const record of records) expect(record).toMatchObject({ client_gone: true });
    await waitFor(async () => {
      const { nodes } = await scene.system.operator.call(
        '{ nodes(first: 10) { nodes { inFlight } } }',
      );
      return nodes.nodes.every((node: { inFlight: number }) => node.inFlight === 0);
    }, 'no request in flight on any node');
  });
}

it('moves the wallet by the rule and the bill of the simulator', async () => {
  await scene.system.posted();
  await checkMoney(scene.system, KIMI_RATES);
});
