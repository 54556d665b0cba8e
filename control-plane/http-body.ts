// Reads one JSON body within limits. Apollo has none of its own, and a large body must be refused
// before it has been buffered.
import type { IncomingMessage } from 'node:http';
import { err, ok, type Result } from '#contract/result';

export interface BodyFault {
  readonly status: 400 | 408 | 413 | 415;
  readonly message: string;
}

export const MAX_BODY_BYTES = 256 * 1024;
const BODY_DEADLINE_MS = 15_000;
const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/** The parsed body, or why it was refused. */
export async function readJsonBody(request: IncomingMessage): Promise<Result<unknown, BodyFault>> {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) {
    return err({ status: 415, message: 'Send application/json in UTF-8.' });
  }
  if (request.headers['content-encoding'] !== undefined) {
    return err({ status: 415, message: 'Send the body without content-encoding.' });
  }
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return err(tooLarge);
  const bytes = await collect(request);
  if (!bytes.ok) return bytes;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.value);
    return ok(JSON.parse(text));
  } catch {
    return err({ status: 400, message: 'The body is not JSON in UTF-8.' });
  }
}

const tooLarge: BodyFault = { status: 413, message: `Send at most ${MAX_BODY_BYTES} bytes.` };

async function collect(request: IncomingMessage): Promise<Result<Buffer, BodyFault>> {
  const chunks: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(() => request.destroy(), BODY_DEADLINE_MS);
  try {
    for await (const chunk of request) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > MAX_BODY_BYTES) return err(tooLarge);
      chunks.push(bytes);
    }
    return ok(Buffer.concat(chunks));
  } catch {
    return err({ status: 408, message: 'The body did not arrive in time.' });
  } finally {
    clearTimeout(timer);
  }
}
