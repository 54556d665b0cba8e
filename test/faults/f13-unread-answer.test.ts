// F13, the client that does not read the end of its answer: it is let go of when it takes nothing for
// too long, and one that reads slowly but steadily gets all of it, however long that takes.
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MESSAGES } from '../harness/caller.ts';
import { type Scene, setScene, USD } from '../harness/setup.ts';
import { waitFor } from '../harness/system.ts';
import { postJson } from '../security/raw-call.ts';

const STALL_MS = 1000;
/** Some 4.8 MB of JSON: more than the kernel keeps for a connection that nobody reads. */
const TOKENS = 900_000;
/** After each piece of some 64 KB: the steady reader needs several times what a client may stall. */
const PIECE_MS = 40;

let scene: Scene;
beforeAll(async () => {
  scene = await setScene([{ name: 'only', acceptsLimit: false }], {
    nodes: 1,
    fundsNanoUsd: 1000n * USD,
    nodeEnv: { TOLLGATE_STALL_MS: String(STALL_MS) },
  });
});
afterAll(() => scene?.system.stop());

function askForMuch(): Socket {
  const body = JSON.stringify({ model: 'kimi-k2', messages: MESSAGES, sim_tokens: TOKENS });
  const socket = connect(scene.system.nodes[0]?.port ?? 0, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(postJson(scene.key.token, body).join(''));
  return socket.pause();
}

/** Reads a piece at a time; the value is how long the answer is and how much of it came. */
function readSteadily(socket: Socket): Promise<{ readonly length: number; readonly came: number }> {
  return new Promise((resolve) => {
    let length = Number.POSITIVE_INFINITY;
    let came = 0;
    socket.on('data', (piece) => {
      if (came === 0) {
        const head = piece.toString('latin1');
        length = Number(/content-length: (\d+)/i.exec(head)?.[1]) + head.indexOf('\r\n\r\n') + 4;
      }
      came += piece.length;
      if (came >= length) resolve({ length, came });
      socket.pause();
      setTimeout(() => socket.resume(), PIECE_MS);
    });
    socket.on('close', () => resolve({ length, came }));
    socket.resume();
  });
}

it('gives up on whoever reads nothing, and lets the steady have all', async () => {
  const idle = [askForMuch(), askForMuch()];
  const startedMs = performance.now();
  const { length, came } = await readSteadily(askForMuch());
  expect(came).toBe(length);
  expect(length).toBeGreaterThan(4_500_000);
  expect(performance.now() - startedMs).toBeGreaterThan(2 * STALL_MS);
  for (const socket of idle) socket.resume();
  await waitFor(() => Promise.resolve(idle.every((socket) => socket.closed)), 'let go of');
  for (const socket of idle) expect(socket.bytesRead).toBeLessThan(length);
  await scene.system.posted(3);
});
