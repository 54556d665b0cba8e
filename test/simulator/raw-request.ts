// Sends a chat request over a bare socket and reports every byte and how the connection ended.

import { connect } from 'node:net';
import { type RunningSimulator, simulatorKey } from './start-simulator.ts';

export interface RawAnswer {
  readonly bytes: Buffer;
  /** The bytes as Latin-1 text, so that none is lost. */
  readonly text: string;
  /** Arrivals from the socket, in order. */
  readonly arrivals: readonly Buffer[];
  readonly end: 'fin' | 'reset' | 'silence';
}

/** Waits for the end of the connection, or for a while of silence. */
export async function requestRaw(
  simulator: RunningSimulator,
  body: object,
  { id = simulator.nextId(), silenceMs = 300 }: { id?: string; silenceMs?: number } = {},
): Promise<RawAnswer> {
  const text = JSON.stringify(body);
  const socket = connect({ port: simulator.port, host: '127.0.0.1', noDelay: true });
  const arrivals: Buffer[] = [];
  const end = await new Promise<RawAnswer['end']>((resolve) => {
    let timer = setTimeout(() => resolve('silence'), silenceMs);
    socket.on('data', (chunk) => {
      arrivals.push(chunk);
      clearTimeout(timer);
      timer = setTimeout(() => resolve('silence'), silenceMs);
    });
    socket.on('end', () => resolve('fin'));
    socket.on('error', () => resolve('reset'));
    socket.write(
      `POST /v1/chat/completions HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${simulatorKey}\r\n` +
        `content-type: application/json\r\nx-client-request-id: ${id}\r\n` +
        `content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
    );
  });
  socket.destroy();
  const bytes = Buffer.concat(arrivals);
  return { bytes, text: bytes.toString('latin1'), arrivals, end };
}

/** The body of a raw answer, freed from chunk framing. */
export function readRawBody(text: string): string {
  const start = text.lastIndexOf('\r\n\r\n', text.indexOf('\r\n\r\n') + 4) + 4;
  if (!/transfer-encoding: chunked/i.test(text.slice(0, start))) {
    return text.slice(start);
  }
  let body = '';
  for (let at = start; at < text.length; ) {
    const lineEnd = text.indexOf('\r\n', at);
    const length = Number.parseInt(text.slice(at, lineEnd), 16);
    if (lineEnd === -1 || !(length > 0)) {
      break;
    }
    body += text.slice(lineEnd + 2, lineEnd + 2 + length);
    at = lineEnd + 2 + length + 2;
  }
  return body;
}
