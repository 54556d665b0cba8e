// A chat answer on its way to the client: the head of a stream, and a whole JSON answer.
import { commonHeaders } from './answer.ts';
import type { Reserved } from './exchange.ts';

/** Headers of a streamed answer. */
export function streamHeaders(reserved: Reserved): Record<string, string> {
  return {
    ...limitHeaders(reserved),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    ...commonHeaders(reserved.id),
  };
}

/** Sends a whole answer to a client that is still there. */
export function sendAnswer(reserved: Reserved, bytes: Buffer): void {
  const { response, id } = reserved;
  if (response.destroyed) return;
  response.writeHead(200, {
    ...limitHeaders(reserved),
    'content-type': 'application/json',
    'content-length': bytes.length,
    ...commonHeaders(id),
  });
  response.end(bytes);
}

/** A client whose own limit was lowered is told the one that was used. */
function limitHeaders({ lowered, writtenLimit }: Reserved): Record<string, string> {
  return lowered && writtenLimit !== undefined
    ? { 'x-tollgate-output-limit': String(writtenLimit) }
    : {};
}
