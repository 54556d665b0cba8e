// The ways bytes leave: as they are, in odd pieces, byte by byte, or compressed.
// A sink holds back when the caller reads slowly, so that a stalled reader costs no memory here.

import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { constants, createGzip } from 'node:zlib';
import { isOpen } from './attempt.ts';
import { type Exchange, pause } from './exchange.ts';

export interface Sink {
  write(bytes: string | Buffer): Promise<void>;
  end(): Promise<void>;
}

/** Lengths of the pieces of a split answer: odd, short, and never aligned with an event. */
const splitLengths = [1, 3, 7, 2, 13, 5, 31, 1, 17, 64] as const;
const dripIntervalMs = 20;

/** The sink that the faults of this exchange ask for. */
export function openSink(exchange: Exchange): Sink {
  const { behaviour, response } = exchange;
  const { faults, options } = behaviour;
  if (faults.has('gzip')) {
    return openGzipSink(exchange);
  }
  if (faults.has('slow_drip')) {
    const interval = options.interval_ms ?? dripIntervalMs;
    return openPieceSink(
      exchange,
      () => 1,
      () => pause(interval),
    );
  }
  if (faults.has('split')) {
    let turn = 0;
    const length = () => {
      turn += 1;
      return splitLengths[turn % splitLengths.length] ?? 1;
    };
    return openPieceSink(exchange, length, () => nextTurn());
  }
  return { write: (bytes) => writeChunk(response, bytes), end: async () => void response.end() };
}

/**
 * Frames the chunk here and hands the socket one text: the server's own framing makes four writes of it,
 * which is most of what a paced stream costs.
 */
async function writeChunk(response: ServerResponse, bytes: string | Buffer): Promise<void> {
  const { socket } = response;
  if (typeof bytes !== 'string' || socket === null || !response.headersSent) {
    await writeHeldBack(response, bytes);
    return;
  }
  const length = Buffer.byteLength(bytes);
  if (length > 0 && !socket.write(`${length.toString(16)}\r\n${bytes}\r\n`)) {
    await waitForRoom(response, socket);
  }
}

/** Writes, and waits until there is room again or nobody is left to read. */
async function writeHeldBack(response: ServerResponse, bytes: string | Buffer): Promise<void> {
  if (!response.destroyed && !response.write(bytes)) {
    await waitForRoom(response, response);
  }
}

async function waitForRoom(response: ServerResponse, writable: Writable): Promise<void> {
  if (response.destroyed) {
    return;
  }
  const over = new AbortController();
  const closed = () => over.abort();
  response.once('close', closed);
  await once(writable, 'drain', { signal: over.signal }).catch(() => undefined);
  response.removeListener('close', closed);
}

function openPieceSink(
  exchange: Exchange,
  nextLength: () => number,
  rest: () => Promise<void>,
): Sink {
  const { attempt, response } = exchange;
  return {
    write: async (bytes) => {
      const whole = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
      for (let at = 0; at < whole.length && isOpen(attempt); ) {
        const length = nextLength();
        await writeHeldBack(response, whole.subarray(at, at + length));
        at += length;
        await rest();
      }
    },
    end: async () => void response.end(),
  };
}

function openGzipSink(exchange: Exchange): Sink {
  const { response } = exchange;
  const gzip = createGzip();
  gzip.pipe(response);
  return {
    write: (bytes) =>
      new Promise((resolve) => {
        gzip.write(bytes);
        gzip.flush(constants.Z_SYNC_FLUSH, () => resolve());
      }),
    end: async () => void gzip.end(),
  };
}
