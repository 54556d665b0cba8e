// Answers that are ours: errors and lists. Every one carries the request's id.
import type { ServerResponse } from 'node:http';
import { errorBody, type GatewayError, statusOf } from '../errors.ts';

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
  if (error.close) headers.connection = 'close';
  if (error.kind === 'upgrade_not_supported') headers.connection = 'close';
  response.writeHead(statusOf(error), headers);
  response.end(body);
}

/** Sends a JSON document. */
export function answerJson(response: ServerResponse, requestId: string, body: string): void {
  response.writeHead(200, {
    ...commonHeaders(requestId),
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** The error event that ends a stream whose upstream failed after its first event. */
export function errorEvent(error: GatewayError): string {
  return `data: ${errorBody(error)}\n\n`;
}
