// The end of a listening server: no new connections, running requests to their end, and then a
// moment for those that are no running request yet or any more: a body on its way in, a call that
// waits for money, an answer that its client has not read to the end.
import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { OpenRequests } from './pipeline/open-requests.ts';

const LOOK_MS = 20;
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
      if (![...sockets].some((socket) => socket.writableLength > 0)) server.closeIdleConnections();
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    open.cutOff();
    server.closeAllConnections();
  };
}
