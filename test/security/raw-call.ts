// Bytes to a data plane as they are, and whatever comes back, taken apart as little as possible.
import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
  /** The other side closed the connection. */
  readonly closed: boolean;
}

/** Answers, or gives up waiting and says status 0. */
const WAIT_MS = 20_000;

type Part = string | Buffer;

/** Sends the parts one after another and reads one answer. */
export function sendRaw(port: number, parts: readonly Part[], gapMs = 0): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1').setMaxListeners(0);
    let text = '';
    let closed = false;
    const finish = () => {
      clearTimeout(timer);
      clearTimeout(soon);
      socket.destroy();
      const split = text.indexOf('\r\n\r\n');
      const head = split === -1 ? text : text.slice(0, split);
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
      resolve({ status, head, body: split === -1 ? '' : text.slice(split + 4), closed });
    };
    const timer = setTimeout(finish, WAIT_MS);
    let soon: NodeJS.Timeout | undefined;
    socket.on('error', () => undefined);
    socket.on('close', () => {
      closed = true;
      finish();
    });
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      // A whole answer is in; a moment more shows whether the connection is closed behind it.
      if (isWhole(text)) soon ??= setTimeout(finish, 100);
    });
    void (async () => {
      for (const part of parts) {
        if (socket.destroyed) return;
        if (!socket.write(part)) {
          await new Promise((go) => socket.once('drain', go).once('close', go));
        }
        if (gapMs > 0) await new Promise((go) => setTimeout(go, gapMs));
      }
    })();
  });
}

function isWhole(text: string): boolean {
  const split = text.indexOf('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(text.slice(0, split))?.[1];
  return split >= 0 && length !== undefined && text.length >= split + 4 + Number(length);
}

/** A request with a body, lines as given. */
export function post(token: string, lines: readonly string[], body: Part = ''): Part[] {
  const head = [
    'POST /v1/chat/completions HTTP/1.1',
    'host: gateway',
    `authorization: Bearer ${token}`,
    ...lines,
  ];
  return [`${head.join('\r\n')}\r\n\r\n`, body];
}

/** The same with content type and length. */
export function postJson(token: string, body: Part, lines: readonly string[] = []): Part[] {
  const length = Buffer.byteLength(body);
  return post(
    token,
    ['content-type: application/json', `content-length: ${length}`, ...lines],
    body,
  );
}

export interface Conversation {
  /** Everything that came, of however many answers. */
  readonly text: string;
  readonly statuses: readonly number[];
  readonly closed: boolean;
}

/** Sends the parts and listens until the other side closes, `until` holds, or time is up. */
export function converse(
  port: number,
  parts: readonly Part[],
  options: { readonly gapMs?: number; readonly until?: (text: string) => boolean } = {},
): Promise<Conversation> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    const finish = (closed: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => Number(match[1]));
      resolve({ text, statuses, closed });
    };
    const timer = setTimeout(() => finish(false), WAIT_MS);
    socket.on('error', () => undefined);
    socket.on('close', () => finish(true));
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (options.until?.(text)) finish(false);
    });
    void (async () => {
      for (const part of parts) {
        if (!socket.destroyed) socket.write(part);
        await new Promise((go) => setTimeout(go, options.gapMs ?? 0));
      }
    })();
  });
}
