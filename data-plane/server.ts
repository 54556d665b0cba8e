// The data plane's HTTP server: shape of the request, exact-match routing on the raw path, health.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorBody, type GatewayError, gatewayError, statusOf } from './errors.ts';
import { answerError } from './pipeline/answer.ts';
import { checkHeaders, readTarget } from './pipeline/check-shape.ts';
import { afterAnswers, isClosing } from './pipeline/connection.ts';
import type { Arrival } from './pipeline/exchange.ts';
import { guard } from './pipeline/guard.ts';
import type { NodeContext } from './pipeline/node-context.ts';
import { serveChat } from './pipeline/pipeline.ts';
import { serveModels } from './pipeline/serve-models.ts';
import { answerHealth, type Readiness } from './platform/http-health.ts';

/** Node's parser refuses beyond this many bytes; checkHeaders counts the lines. */
const HEADER_BYTES = 16 * 1024;
const HEADER_LINES = 200;
const HEADERS_DEADLINE_MS = 10_000;
const IDLE_MS = 65_000;
const SOCKETS_LIMIT = 60_000;
const REQUESTS_PER_SOCKET = 100_000;

const MODELS_PATH = '/v1/models';
const CHAT = '/v1/chat/completions';

/** Creates the server; it is not listening yet. */
export function createDataServer(node: NodeContext, readiness: () => Readiness): Server {
  const server = createServer(
    {
      noDelay: true,
      keepAliveTimeout: IDLE_MS,
      headersTimeout: HEADERS_DEADLINE_MS,
      // A request's length in time is bounded by its body's deadline and its attempts' timers.
      requestTimeout: 0,
      maxHeaderSize: HEADER_BYTES,
      connectionsCheckingInterval: 5000,
      // checkHeaders refuses it with a body; the parser would answer without one.
      requireHostHeader: false,
    },
    (request, response) => {
      const startedMs = performance.now();
      node.turn.at('arrive', () => serve(node, readiness, { request, response, startedMs }));
    },
  );
  server.maxHeadersCount = HEADER_LINES;
  server.maxConnections = SOCKETS_LIMIT;
  server.maxRequestsPerSocket = REQUESTS_PER_SOCKET;
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) =>
    answerError(response, node.nextRequestId(), unknownExpectation()),
  );
  server.on('upgrade', (_request, socket: Duplex) => refuseUpgrade(node, socket));
  server.on('connect', (_request, socket: Duplex) =>
    refuseRaw(node, socket, gatewayError('method_not_allowed', 'CONNECT is not served here.')),
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) =>
    refuseBadRequest(node, error, socket),
  );
  return server;
}

function serve(
  node: NodeContext,
  readiness: () => Readiness,
  { request, response, startedMs }: Pick<Arrival, 'request' | 'response' | 'startedMs'>,
): void {
  if (request.destroyed || isClosing(request.socket)) return;
  const id = node.nextRequestId();
  guard(node, { id, response }, () => {
    const target = readTarget(request);
    if ('kind' in target) return answerError(response, id, target);
    if (answerHealth(target.path, response, readiness)) return;
    const bad = checkHeaders(request);
    if (bad) return answerError(response, id, bad);
    const { table } = node.current();
    if (!table) return answerError(response, id, starting());
    const arrival: Arrival = {
      id,
      request,
      response,
      query: target.query,
      table,
      arrivedAtMs: Date.now(),
      startedMs,
    };
    const refusal = route(node, arrival, target.path);
    if (refusal) answerError(response, id, refusal);
  });
}

function unknownExpectation(): GatewayError {
  const message = 'Send no expect header, or the one with 100-continue.';
  return gatewayError('invalid_request', message, { status: 417, close: true });
}

function starting(): GatewayError {
  return gatewayError('no_route', 'The node is starting; try again in a moment.', {
    retryAfterSeconds: 1,
  });
}

/** Serves the endpoint of a path, or says why there is none. */
function route(node: NodeContext, arrival: Arrival, path: string): GatewayError | undefined {
  const { method } = arrival.request;
  if (path === CHAT) {
    if (method !== 'POST') return wrongMethod('POST');
    serveChat(node, arrival);
    return undefined;
  }
  if (path === MODELS_PATH || path.startsWith(`${MODELS_PATH}/`)) {
    if (method !== 'GET' && method !== 'HEAD') return wrongMethod('GET');
    const rest = path.slice(MODELS_PATH.length + 1);
    const id = rest === '' ? undefined : decodeModel(rest);
    serveModels(node, arrival, id);
    return undefined;
  }
  return gatewayError(
    'not_found',
    'There is no such endpoint; see the documentation for the paths under /v1.',
  );
}

function decodeModel(rest: string): string {
  try {
    return decodeURIComponent(rest);
  } catch {
    return rest;
  }
}

function wrongMethod(allow: string): GatewayError {
  return gatewayError('method_not_allowed', `Use ${allow} for this path.`, { allow });
}

/** Some clients try a WebSocket first and fall back at once when told 426. */
function refuseUpgrade(node: NodeContext, socket: Duplex): void {
  refuseRaw(
    node,
    socket,
    gatewayError('upgrade_not_supported', 'WebSocket is not served here; use plain HTTP.'),
  );
}

function refuseBadRequest(node: NodeContext, error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  if (error.code === 'HPE_HEADER_OVERFLOW') {
    return refuseRaw(
      node,
      socket,
      gatewayError('headers_too_large', 'The headers are larger than 16 KB; send less.'),
    );
  }
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return refuseRaw(
      node,
      socket,
      gatewayError('request_timeout', 'The request did not arrive in time; send it again.'),
    );
  }
  refuseRaw(
    node,
    socket,
    gatewayError('invalid_request', 'This is not a well-formed HTTP/1.1 request.'),
  );
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  426: 'Upgrade Required',
  431: 'Request Header Fields Too Large',
};

/**
 * Connections that are refused: what cannot be read is told of once. `closing` does not do: the
 * parser complains before the requests of the same packet have arrived, and those are to be served.
 */
const refused = new WeakSet<Duplex>();

/** Refuses what is no request that could be answered, behind the answers to those that were. */
function refuseRaw(node: NodeContext, socket: Duplex, error: GatewayError): void {
  if (refused.has(socket) || isClosing(socket)) return;
  refused.add(socket);
  socket.on('error', () => socket.destroy());
  afterAnswers(socket, (unfinished) => {
    if (unfinished?.headersSent || !socket.writable) socket.destroy();
    else socket.end(rawAnswer(node, error));
  });
}

function rawAnswer(node: NodeContext, error: GatewayError): string {
  const body = errorBody(error);
  const status = statusOf(error);
  return (
    `HTTP/1.1 ${status} ${REASONS[status] ?? 'Error'}\r\ncontent-type: application/json\r\n` +
    `x-request-id: ${node.nextRequestId()}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`
  );
}
