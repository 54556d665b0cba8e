// Answers that are ours: errors and lists. Every one carries the request's id.
import type { ServerResponse } from 'node:http';
import { errorBody, type GatewayError, statusOf } from '../errors.ts';
import { limitReading, markClosing } from './connection.ts';

/** How long the rest of a refused body is taken in and thrown away. */
const LINGER_MS = 2000;
/** How long a list may be left unread. */
const UNREAD_MS = 30_000;

/** Headers of every answer. */
export function commonHeaders(requestId: string): Record<string, string> {
  return { 'x-request-id': requestId };
}

/** Sends an error, if nothing has been sent yet. */
export function answerError(
  response: ServerResponse,
  requestId: string,
  error: GatewayError,
): void {
  if (response.headersSent || response.destroyed) return;
  const body = errorBody(error);
  const headers: Record<string, string> = {
    ...commonHeaders(requestId),
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  };
  if (error.retryAfterSeconds !== undefined)
    headers['retry-after'] = String(error.retryAfterSeconds);
  if (error.allow !== undefined) headers.allow = error.allow;
  const closes = error.close || error.kind === 'upgrade_not_supported';
  if (closes) {
    headers.connection = 'close';
    markClosing(response.req.socket);
  }
  response.writeHead(statusOf(error), headers);
  if (closes && !response.req.complete) endAfterBody(response, body);
  else response.end(body);
}

/**
 * Sends an answer whole while its request is still coming, and closes only when that has ended or
 * time is up: closing on unread bytes resets the connection, and the answer is lost with it.
 */
function endAfterBody(response: ServerResponse, body: string): void {
  const { req } = response;
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, LINGER_MS);
  req.once('end', end);
  req.once('close', end);
  req.resume();
  response.write(body);
}

/** Sends a JSON document. */
export function answerJson(response: ServerResponse, requestId: string, body: string): void {
  response.writeHead(200, {
    ...commonHeaders(requestId),
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
  limitReading(response, UNREAD_MS);
}

/** The error event that ends a stream whose upstream failed after its first event. */
export function errorEvent(error: GatewayError): string {
  return `data: ${errorBody(error)}\n\n`;
}
