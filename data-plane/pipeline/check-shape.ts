// The strict shape of a request line and its headers, checked before anything is routed by them.
// Routing and authorisation go by the raw path that is checked here, never by a normalised one.
import type { IncomingMessage } from 'node:http';
import { type GatewayError, gatewayError } from '../errors.ts';

const HEADERS_LIMIT = 100;

/** What a request asks for, by its raw target. */
export interface Target {
  readonly path: string;
  readonly query: string;
}

/** Takes the target apart; refuses whatever a proxy and an upstream could read differently. */
export function readTarget(request: IncomingMessage): Target | GatewayError {
  const raw = request.url ?? '';
  if (!raw.startsWith('/') || request.httpVersion !== '1.1') return badShape(request);
  const question = raw.indexOf('?');
  return question === -1
    ? { path: raw, query: '' }
    : { path: raw.slice(0, question), query: raw.slice(question + 1) };
}

function badShape(request: IncomingMessage): GatewayError {
  const message =
    request.httpVersion === '1.1'
      ? 'The request target must be a path that starts with "/".'
      : 'Send the request as HTTP/1.1.';
  return gatewayError('invalid_request', message, { close: true });
}

/** Names that may occur once at most. */
const SINGLE = new Set([
  'host',
  'authorization',
  'content-type',
  'content-length',
  'content-encoding',
  'x-api-key',
]);

/** Refuses header blocks that are too large, say a thing twice or do not name the host. */
export function checkHeaders(request: IncomingMessage): GatewayError | undefined {
  const raw = request.rawHeaders;
  if (raw.length > HEADERS_LIMIT * 2) {
    return gatewayError('headers_too_large', `Send at most ${HEADERS_LIMIT} headers.`, {
      close: true,
    });
  }
  let seen = 0;
  for (let i = 0; i < raw.length; i += 2) {
    const name = raw[i] ?? '';
    const bit = singleBit(name);
    if (bit === 0) continue;
    if ((seen & bit) !== 0) {
      return gatewayError(
        'invalid_request',
        `The header ${name.toLowerCase()} occurs twice; send it once.`,
        { close: true },
      );
    }
    seen |= bit;
  }
  return (seen & HOST_BIT) === 0 ? noHost() : undefined;
}

function noHost(): GatewayError {
  return gatewayError('invalid_request', 'Send the header host.', { close: true });
}

const BITS = new Map([...SINGLE].map((name, index) => [name, 1 << index]));
const HOST_BIT = BITS.get('host') ?? 0;
const LENGTHS = new Set([...SINGLE].map((name) => name.length));

function singleBit(name: string): number {
  if (!LENGTHS.has(name.length)) return 0;
  return BITS.get(name) ?? BITS.get(name.toLowerCase()) ?? 0;
}
