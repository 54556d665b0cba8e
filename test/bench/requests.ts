// The requests of every window: bodies as the OpenAI Python SDK writes them (`messages` before
// `model`), and the same as raw HTTP for our own load generator.

export const UPSTREAM_KEY = 'Bearer bench-upstream-key';
/** What callers ask for; the product maps it to a name that begins with `vendor-`. */
export const MODEL = 'kimi-k2';
/** Asks the upstream for one event every half second. */
const SLOW_USER = 'bench-slow';

const SMALL_BYTES = 800;
const LONG_BYTES = 200 * 1024;
const TURN = 'Please summarise the meeting "notes" below,\nand list the open questions.\n';

export const SMALL_BODY = makeBody(SMALL_BYTES);
export const LONG_BODY = makeBody(LONG_BYTES);
export const STREAM_BODY = makeBody(SMALL_BYTES, { stream: true });
export const SLOW_BODY = makeBody(SMALL_BYTES, { stream: true, user: SLOW_USER });

function makeBody(bytes: number, extra: { stream?: boolean; user?: string } = {}): string {
  const turn = TURN.repeat(Math.ceil(bytes / TURN.length)).slice(0, bytes);
  const system = { role: 'system', content: 'You are a helpful assistant.' };
  const messages = [system, { role: 'user', content: turn }];
  return JSON.stringify({ messages, model: MODEL, temperature: 0.7, ...extra });
}

/** One request as it goes over the socket. */
export function makeRawRequest(path: string, key: string, body: string): Buffer {
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    `authorization: Bearer ${key}`,
    'content-type: application/json',
    'accept: */*',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
