// The two health answers, the same on every port of both planes. Live means that the process
// answers at all; ready means that traffic may be sent to it.
import type { ServerResponse } from 'node:http';

export type Readiness =
  | { readonly ready: true }
  | { readonly ready: false; readonly reasons: readonly string[] };

/** Answers a health path and returns true; any other path is left to the caller. */
export function answerHealth(
  path: string,
  response: ServerResponse,
  readiness: () => Readiness,
): boolean {
  if (path === '/health/live') {
    respond(response, 200, { status: 'live' });
    return true;
  }
  if (path !== '/health/ready') return false;
  const state = readiness();
  if (state.ready) respond(response, 200, { status: 'ready' });
  else respond(response, 503, { status: 'unready', reasons: state.reasons });
  return true;
}

function respond(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
}
