// Collects a request body: bounded in bytes and in time, refused before it is buffered where its
// length says so. Encoded bodies are refused.
import type { IncomingMessage } from 'node:http';
import { type GatewayError, gatewayError } from '../errors.ts';

const EMPTY = Buffer.alloc(0);

export interface BodyLimits {
  readonly maxBytes: number;
  readonly deadlineMs: number;
}

export type BodyOutcome =
  | { readonly kind: 'body'; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly error: GatewayError }
  | { readonly kind: 'gone' };

/** Refuses by headers alone; undefined when the body may be read. */
export function refuseBody(request: IncomingMessage, limits: BodyLimits): GatewayError | undefined {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    return gatewayError('unsupported_media_type', 'Send the body without content-encoding.', {
      close: true,
    });
  }
  const type = request.headers['content-type'];
  if (type !== undefined && !acceptsType(type)) {
    return gatewayError('unsupported_media_type', 'Send the body as application/json.');
  }
  const length = Number(request.headers['content-length'] ?? 0);
  return length > limits.maxBytes ? tooLarge(limits) : undefined;
}

/** curl sends its default form type with a JSON body; what the body is decides then. */
function acceptsType(type: string): boolean {
  if (type === 'application/json') return true;
  const essence = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return (
    essence === 'application/json' ||
    essence === 'application/x-www-form-urlencoded' ||
    essence.endsWith('+json') ||
    essence === 'text/plain'
  );
}

function tooLarge(limits: BodyLimits): GatewayError {
  const megabytes = Math.floor(limits.maxBytes / (1024 * 1024));
  return gatewayError('body_too_large', `The body is larger than ${megabytes} MB; send less.`, {
    close: true,
  });
}

/** Reads the whole body and calls `done` once, at once where the body has come with its head. */
export function receiveBody(
  request: IncomingMessage,
  limits: BodyLimits,
  done: (outcome: BodyOutcome) => void,
): void {
  if (!request.complete) return collectBody(request, limits, done);
  const bytes: Buffer = request.read() ?? EMPTY;
  if (bytes.length > limits.maxBytes) done({ kind: 'refused', error: tooLarge(limits) });
  else done({ kind: 'body', bytes });
}

function collectBody(
  request: IncomingMessage,
  limits: BodyLimits,
  done: (outcome: BodyOutcome) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let ended = false;
  const finish = (outcome: BodyOutcome) => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    done(outcome);
  };
  const timer = setTimeout(() => {
    const error = gatewayError(
      'request_timeout',
      'The body did not arrive in time; send it again.',
      { close: true },
    );
    finish({ kind: 'refused', error });
  }, limits.deadlineMs);
  request.on('data', (chunk: Buffer) => {
    if (ended) return;
    bytes += chunk.length;
    if (bytes > limits.maxBytes) finish({ kind: 'refused', error: tooLarge(limits) });
    else chunks.push(chunk);
  });
  request.on('end', () => {
    const [only] = chunks;
    finish({
      kind: 'body',
      bytes: chunks.length === 1 && only ? only : Buffer.concat(chunks, bytes),
    });
  });
  request.on('error', () => finish({ kind: 'gone' }));
  request.on('close', () => finish({ kind: 'gone' }));
}
