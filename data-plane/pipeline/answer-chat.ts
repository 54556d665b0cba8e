// A chat answer on its way to the client: the head of a stream, a whole JSON answer, and an error.
import type { GatewayError } from '../errors.ts';
import { answerError, commonHeaders } from './answer.ts';
import type { ClientStream } from './client-stream.ts';
import { limitReading } from './connection.ts';
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

/** Sends a whole answer to a client that is still there, and goes on reading it. */
export function sendAnswer(reserved: Reserved, bytes: Buffer, stallMs: number): void {
  const { response, id } = reserved;
  if (response.destroyed) return;
  response.writeHead(200, {
    ...limitHeaders(reserved),
    'content-type': 'application/json',
    'content-length': bytes.length,
    ...commonHeaders(id),
  });
  response.end(bytes);
  limitReading(response, stallMs);
}

/** Tells a client of an error in the form that its answer still allows. */
export function tellError(
  { response, id }: Reserved,
  client: ClientStream | undefined,
  error: GatewayError,
): void {
  if (client?.begun) return client.fail(error);
  client?.stop();
  // An answer that has begun cannot be taken back, nor ended as if it were whole.
  if (response.headersSent && !response.writableEnded) response.destroy();
  else answerError(response, id, error);
}

/** A client whose own limit was lowered is told the one that was used. */
function limitHeaders({ lowered, writtenLimit }: Reserved): Record<string, string> {
  return lowered && writtenLimit !== undefined
    ? { 'x-tollgate-output-limit': String(writtenLimit) }
    : {};
}
