// The north port: GraphQL, health and the admin UI's static files, on plain node:http.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerHealth, type Readiness } from '#platform/http-health';
import { listenOn } from '#platform/listen';
import { startApollo } from './graphql/apollo.ts';
import type { Services } from './graphql/context.ts';
import { answerGraphql, type GraphqlEndpoint } from './graphql/endpoint.ts';
import { createSchema } from './graphql/schema.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { answerStatic, type StaticFiles } from './static-files.ts';

export interface NorthServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface NorthOptions {
  readonly services: Services;
  readonly readiness: () => Readiness;
  readonly files: StaticFiles;
}

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const IDLE_TIMEOUT_MS = 60_000;
const MAX_HEADERS = 100;
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_CONNECTIONS = 2_000;
// Running requests get this long to finish when the server stops.
const DRAIN_MS = 5_000;

/** Listens on the north port and serves until stopped. */
export async function startNorthServer(options: NorthOptions): Promise<NorthServer> {
  const { services } = options;
  const apollo = await startApollo(createSchema(), services.log);
  const endpoint: GraphqlEndpoint = { apollo, services };
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: IDLE_TIMEOUT_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      requireHostHeader: true,
    },
    (request, response) => void route({ ...options, endpoint }, request, response),
  );
  server.maxHeadersCount = MAX_HEADERS;
  server.maxConnections = MAX_CONNECTIONS;
  const { host, northPort } = services.config;
  const port = await listenOn(server, { host, port: northPort, variable: 'TOLLGATE_NORTH_PORT' });
  return {
    url: urlOf(host, port),
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(timer);
      await apollo.stop();
    },
  };
}

async function route(
  options: NorthOptions & { endpoint: GraphqlEndpoint },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  setSecurityHeaders(response);
  // The raw path decides: nothing is decoded or resolved before the match.
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (path === '/graphql') return answerGraphql(options.endpoint, request, response);
  if (answerHealth(path, response, options.readiness)) return;
  await answerStatic(options.files, path, { request, response });
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
