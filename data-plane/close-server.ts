// The end of a listening server: no new connections, running requests to their end, and then a
// moment for those that are no running request yet or any more: a body on its way in, a call that
// waits for money, an answer that its client has not read to the end.
import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenRequests } from './pipeline/open-requests.ts';

const LOOK_MS = 20;
/** How long what is written last may take to leave. */
const LAST_BYTES_MS = 500;
/** How long connections may stay busy when no request is running. */
const LAST_ANSWERS_MS = 3000;

/** Watches the server's connections; the value stops it, and resolves when all of them have ended. */
export function prepareClosing(
  server: Server,
  open: Pick<OpenRequests, 'size' | 'cutOff'>,
): (deadlineMs: number) => Promise<void> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return async (deadlineMs) => {
    // Not the HTTP server's own close: that takes an answer for read as soon as it is written.
    NetServer.prototype.close.call(server);
    server.prependListener('request', (_request, response) => {
      response.shouldKeepAlive = false;
    });
    const until = performance.now() + deadlineMs;
    let busyMs = performance.now();
    while (sockets.size > 0) {
      const now = performance.now();
      if (open.size > 0) busyMs = now;
      if (now >= until || now - busyMs >= LAST_ANSWERS_MS) break;
      if (!areWriting(sockets)) server.closeIdleConnections();
      await sleep(LOOK_MS);
    }
    open.cutOff();
    await haveLeft(sockets);
    server.closeAllConnections();
  };
}

/** Requests that were cut off say so in the turn that follows. */
async function haveLeft(sockets: ReadonlySet<Socket>): Promise<void> {
  const until = performance.now() + LAST_BYTES_MS;
  do await sleep(LOOK_MS);
  while (areWriting(sockets) && performance.now() < until);
}

function areWriting(sockets: ReadonlySet<Socket>): boolean {
  return [...sockets].some((socket) => socket.writableLength > 0);
}
