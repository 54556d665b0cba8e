// One keep-alive connection of our own load generator. It knows just enough HTTP to see where an
// answer ends and how many events it held, so that the load costs less than what is measured.
import { connect, type Socket } from 'node:net';

const READ_BYTES = 256 * 1024;
// Reading and handling are one synchronous step, so all connections can share the buffer.
const shared = Buffer.allocUnsafe(READ_BYTES);

const CR = 13;
const LF = 10;
const ZERO = 48;
const HEAD_LIMIT = 8_192;

export interface ConnectionEvents {
  /** A whole answer has arrived. */
  onDone(connection: RawConnection): void;
  /** Some events have arrived. */
  onEvents?(count: number): void;
  /** Status other than 200, bytes that do not fit, or a connection lost in mid-answer. */
  onFault(connection: RawConnection, reason: string): void;
}

type State = 'idle' | 'head' | 'counted' | 'chunked';

export class RawConnection {
  /** Free for the load that drives this connection. */
  mark = 0;
  readonly #socket: Socket;
  readonly #events: ConnectionEvents;
  #state: State = 'idle';
  #head = '';
  #missing = 0;
  #lastByte = 0;
  #ending = '';
  #closed = false;

  constructor(port: number, events: ConnectionEvents) {
    this.#events = events;
    this.#socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: { buffer: shared, callback: (size) => this.#read(size) },
    });
    this.#socket.on('error', (error) => this.#fail(error.message));
    this.#socket.on('close', () => this.#fail('closed by the other side'));
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  send(request: Buffer): void {
    this.#state = 'head';
    this.#head = '';
    this.#socket.write(request);
  }

  close(): void {
    this.#closed = true;
    this.#state = 'idle';
    this.#socket.destroy();
  }

  #fail(reason: string): void {
    if (this.#closed) return;
    const isWaiting = this.#state !== 'idle';
    this.close();
    if (isWaiting) this.#events.onFault(this, reason);
  }

  #read(size: number): boolean {
    if (this.#state === 'idle') this.#fail('bytes after the end of an answer');
    else if (this.#state === 'head') this.#readHead(size);
    else this.#readBody(0, size);
    return true;
  }

  #readHead(size: number): void {
    const before = this.#head.length;
    this.#head += shared.toString('latin1', 0, Math.min(size, HEAD_LIMIT));
    const end = this.#head.indexOf('\r\n\r\n');
    if (end === -1) {
      if (this.#head.length > HEAD_LIMIT) this.#fail('no end of the head');
      return;
    }
    if (!this.#head.startsWith('HTTP/1.1 200')) {
      this.#fail(`${this.#head.slice(0, 12)}: ${this.#head.slice(end + 4, end + 300)}`);
      return;
    }
    const length = /\r\ncontent-length: *(\d+)/i.exec(this.#head.slice(0, end + 2));
    this.#state = length === null ? 'chunked' : 'counted';
    this.#missing = Number(length?.[1] ?? 0);
    this.#lastByte = 0;
    this.#ending = '';
    const start = end + 4 - before;
    if (start < size) this.#readBody(start, size);
  }

  #readBody(start: number, end: number): void {
    if (this.#state === 'counted') {
      this.#missing -= end - start;
      if (this.#missing <= 0) this.#finish();
      return;
    }
    this.#countEvents(start, end);
    if (this.#isEnd(start, end)) this.#finish();
  }

  #countEvents(start: number, end: number): void {
    let last = this.#lastByte;
    let count = 0;
    for (let at = start; at < end; at += 1) {
      const byte = shared[at] ?? 0;
      if (byte === LF && last === LF) count += 1;
      last = byte;
    }
    this.#lastByte = last;
    if (count > 0) this.#events.onEvents?.(count);
  }

  #isEnd(start: number, end: number): boolean {
    if (end - start < 5) {
      this.#ending = (this.#ending + shared.toString('latin1', start, end)).slice(-5);
      return this.#ending === '0\r\n\r\n';
    }
    this.#ending = shared.toString('latin1', end - 5, end);
    return (
      shared[end - 1] === LF &&
      shared[end - 2] === CR &&
      shared[end - 3] === LF &&
      shared[end - 4] === CR &&
      shared[end - 5] === ZERO
    );
  }

  #finish(): void {
    this.#state = 'idle';
    this.#events.onDone(this);
  }
}
