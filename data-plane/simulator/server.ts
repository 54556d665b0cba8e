// The HTTP server: sends each path to its handler and knows which sockets carried upstream traffic.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { answerChat, type ChatContext } from './answer-chat.ts';
import { checkHeaders } from './check-headers.ts';
import type { SimulatorConfig } from './config.ts';
import { answerControl } from './control.ts';
import { formatError } from './errors.ts';
import { openJournal } from './journal.ts';
import { Ledger } from './ledger.ts';
import { Scripts } from './scripts.ts';
import { Violations } from './violations.ts';

const headerBytesMax = 64 * 1024;
/** Longer than any caller keeps its own idle connections, so that ours never close under a request. */
const keepAliveMs = 120_000;

/** Makes the server; it does not listen yet. */
export function createSimulator(config: SimulatorConfig, now: () => number): Server {
  const context: ChatContext = {
    credentials: config.credentials,
    models: config.models,
    ledger: new Ledger({
      attemptsKeptMax: config.attemptsKeptMax,
      now,
      journal: openJournal(config.journalPath),
    }),
    scripts: new Scripts(),
    violations: new Violations(),
    now,
  };
  const sockets = new Set<Socket>();
  const upstreamSockets = new Set<Socket>();
  const countSockets = () => ({ all: sockets.size, upstream: upstreamSockets.size });
  const modelList = formatModels(config.models, Math.floor(now() / 1_000));
  const server = createServer(
    { maxHeaderSize: headerBytesMax, keepAliveTimeout: keepAliveMs, requestTimeout: 0 },
    (request, response) => {
      const path = request.url ?? '';
      if (path === '/v1/chat/completions' && request.method === 'POST') {
        upstreamSockets.add(request.socket);
        answerChat(context, request, response);
      } else if (path === '/health/live') {
        request.resume();
        send(response, 200, '{"status":"live"}');
      } else if (path.startsWith('/__sim/')) {
        answerControl({ ...context, countSockets }, request, response);
      } else {
        answerOther(context, { request, response, modelList });
      }
    },
  );
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      upstreamSockets.delete(socket);
    });
  });
  return server;
}

/** The model list, and everything that a vendor does not have. */
function answerOther(
  context: ChatContext,
  {
    request,
    response,
    modelList,
  }: { request: IncomingMessage; response: ServerResponse; modelList: string },
): void {
  request.resume();
  const [path = '', query] = (request.url ?? '').split('?');
  const blame = (kind: 'path_unknown' | 'query_leaked', detail: string) =>
    context.violations.add({ kind, detail, attemptId: null, at: context.now() });
  if (query !== undefined) {
    blame('query_leaked', path.slice(0, 100));
  }
  if (request.method !== 'GET' || path !== '/v1/models') {
    blame('path_unknown', `${request.method} ${path.slice(0, 100)}`);
    const message = `Invalid URL (${request.method} ${path.slice(0, 100)})`;
    const type = 'invalid_request_error';
    send(response, 404, formatError({ status: 404, message, type, param: null, code: null }));
    return;
  }
  const verdict = checkHeaders(request, context.credentials);
  for (const { kind, detail } of verdict.findings) {
    context.violations.add({ kind, detail, attemptId: null, at: context.now() });
  }
  if (verdict.refusal === null) {
    send(response, 200, modelList);
  } else {
    send(response, verdict.refusal.status, formatError(verdict.refusal));
  }
}

function formatModels(models: readonly string[], created: number): string {
  const data = models
    .filter((id) => !id.endsWith('*'))
    .map((id) => ({ id, object: 'model', created, owned_by: 'simulator' }));
  return JSON.stringify({ object: 'list', data });
}

function send(response: ServerResponse, status: number, body: string): void {
  const length = Buffer.byteLength(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': length });
  response.end(body);
}
