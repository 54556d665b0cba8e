// Collects the body of one request, up to a limit.

import type { IncomingMessage } from 'node:http';

export type BodyResult =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'too_large' }
  | { readonly kind: 'aborted' };

/** Reads until the end, the limit or the loss of the caller; calls back exactly once. */
export function readBody(
  request: IncomingMessage,
  bytesMax: number,
  done: (result: BodyResult) => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  let settled = false;
  const settle = (result: BodyResult) => {
    if (!settled) {
      settled = true;
      done(result);
    }
  };
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > bytesMax) {
      settle({ kind: 'too_large' });
    } else {
      chunks.push(chunk);
    }
  });
  request.on('end', () => {
    const [only] = chunks;
    settle({
      kind: 'whole',
      bytes: chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks),
    });
  });
  request.on('close', () => settle({ kind: 'aborted' }));
  request.on('error', () => settle({ kind: 'aborted' }));
}
