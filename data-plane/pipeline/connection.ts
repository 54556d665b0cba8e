// What a client's connection says beyond one request: requests may stand behind each other in it,
// and an answer is right in its own place only.
import { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Connections that end with an answer that has been given: nothing behind it is served. */
const closing = new WeakSet<Duplex>();

export function markClosing(socket: Duplex): void {
  closing.add(socket);
}

export function isClosing(socket: Duplex): boolean {
  return closing.has(socket);
}

/**
 * Calls `then` when the answers that are owed to whole requests have been given: with the answer of
 * the request that never came whole, or with nothing when no answer is owed any more.
 */
export function afterAnswers(
  socket: Duplex,
  then: (unfinished: ServerResponse | undefined) => void,
): void {
  if (socket.destroyed) return;
  const current = currentAnswer(socket);
  if (!current?.req.complete) return then(current);
  current.once('close', () => afterAnswers(socket, then));
}

/** The answer whose turn it is. The HTTP server keeps it on the socket, for refusals of its own. */
function currentAnswer(socket: Duplex): ServerResponse | undefined {
  const current = '_httpMessage' in socket ? socket._httpMessage : undefined;
  return current instanceof ServerResponse ? current : undefined;
}

/** Closes the connection of a client that leaves the end of an answer unread for too long. */
export function limitReading(response: ServerResponse, stallMs: number): void {
  if (response.socket?.writableLength === 0) return;
  // The socket's own limit, as it alone sees how far a long write has come.
  response.setTimeout(stallMs);
  response.prependOnceListener('finish', () => response.socket?.setTimeout(0));
}
