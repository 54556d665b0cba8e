// POST /graphql on plain node:http: body, caller, Apollo, answer.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { readJsonBody } from '../http-body.ts';
import { authenticate } from '../security/authenticate.ts';
import { clientAddress } from '../security/client-address.ts';
import { writeSessionCookie } from '../security/session-cookie.ts';
import { createContext, type GraphqlContext, type Services } from './context.ts';
import { BUSY, isTimeout } from './errors.ts';

export interface GraphqlEndpoint {
  readonly apollo: ApolloServer<GraphqlContext>;
  readonly services: Services;
}

/** Answers one request to /graphql; never throws. */
export async function answerGraphql(
  endpoint: GraphqlEndpoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  response.setHeader('x-request-id', requestId);
  response.setHeader('cache-control', 'no-store');
  try {
    await answer(endpoint, { request, response, requestId });
  } catch (error) {
    const { log } = endpoint.services;
    const busy = isTimeout(error);
    log[busy ? 'warn' : 'error']('graphql.endpoint.failed', { requestId, error });
    if (response.headersSent) response.destroy();
    else if (busy) sendFault(response, 503, 'BUSY', BUSY);
    else sendFault(response, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.');
  }
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
}

async function answer(endpoint: GraphqlEndpoint, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST');
    return sendFault(response, 405, 'BAD_REQUEST', 'Use POST.');
  }
  const caller = await authenticate(endpoint.services, request.headers);
  if (!caller.ok && caller.error === 'invalid-token') {
    return sendFault(response, 401, 'UNAUTHENTICATED', 'The token is not valid.');
  }
  if (!caller.ok)
    return sendFault(response, 403, 'FORBIDDEN', 'Send the header x-tollgate-csrf: 1.');
  const body = await readJsonBody(request);
  if (!body.ok) {
    // What is left of the body is not read; the connection ends instead.
    response.setHeader('connection', 'close');
    return sendFault(response, body.error.status, 'BAD_REQUEST', body.error.message);
  }
  const context = createContext({
    services: endpoint.services,
    principal: caller.value,
    address: addressOf(request, endpoint.services),
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
    requestId: exchange.requestId,
    setSessionCookie: (token) => {
      const secure = endpoint.services.config.publicUrl?.protocol === 'https:';
      response.setHeader('set-cookie', writeSessionCookie(token, secure));
    },
  });
  await execute(endpoint.apollo, exchange, { body: body.value, context });
}

function addressOf(request: IncomingMessage, { config }: Services): string {
  const header = request.headers['x-forwarded-for'];
  const chain = Array.isArray(header) ? header.join(',') : header;
  return clientAddress(request.socket.remoteAddress, chain, config.trustedProxies);
}

async function execute(
  apollo: ApolloServer<GraphqlContext>,
  { request, response }: Exchange,
  { body, context }: { body: unknown; context: GraphqlContext },
): Promise<void> {
  const headers = new HeaderMap([['content-type', request.headers['content-type'] ?? '']]);
  const result = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body },
    context: async () => context,
  });
  for (const [name, value] of result.headers) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
  response.statusCode = result.status ?? 200;
  // Incremental delivery is off, so that an answer is always complete.
  response.end(result.body.kind === 'complete' ? result.body.string : undefined);
}

function sendFault(response: ServerResponse, status: number, code: string, message: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}
