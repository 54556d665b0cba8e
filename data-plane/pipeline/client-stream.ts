// The client's side of a stream: head, events, end. Keeps the line alive while nothing comes, tells
// the upstream to wait while the client reads slowly, and gives up on one that does not read at all.
import type { ServerResponse } from 'node:http';
import type { GatewayError } from '../errors.ts';
import { errorEvent } from './answer.ts';
import { limitReading } from './connection.ts';
import type { Turn } from './turn.ts';

export interface ClientStreamOptions {
  readonly response: ServerResponse;
  readonly headers: Readonly<Record<string, string>>;
  readonly turn: Turn;
  readonly keepAliveMs: number;
  readonly stallMs: number;
  readonly onPause: () => void;
  readonly onResume: () => void;
  /** Runs a step so that a fault in it ends this request alone. */
  readonly guard: (step: () => void) => void;
  /** The client has not read for too long. */
  readonly onStall: () => void;
}

const KEEP_ALIVE = ': keep-alive\n\n';

export class ClientStream {
  private readonly options: ClientStreamOptions;
  private stall: NodeJS.Timeout | undefined;
  /** What goes out in this turn, in one write. */
  private pending: (Buffer | string)[] = [];
  private ended = false;
  private over = false;
  private wroteMs = performance.now();

  constructor(options: ClientStreamOptions) {
    this.options = options;
    options.response.on('drain', () => this.drained());
  }

  /** Whether the status line is as good as out, after which a failure can only be an event. */
  get begun(): boolean {
    return this.pending.length > 0 || this.options.response.headersSent;
  }

  /** Writes events; a client that is slower than the upstream pauses it. */
  write(data: Buffer | string): void {
    if (this.over) return;
    this.wroteMs = performance.now();
    this.gather(data);
  }

  /** Regular look: a client that has long had nothing gets a comment. */
  keepAlive(nowMs: number): void {
    if (this.over || this.stall || nowMs - this.wroteMs < this.options.keepAliveMs) return;
    this.write(KEEP_ALIVE);
  }

  /** Ends the stream after its last events. */
  end(tail: string): void {
    if (this.over) return;
    this.stop();
    this.ended = true;
    this.gather(tail);
  }

  /** Ends a stream that has begun with a typed error, never with silence. */
  fail(error: GatewayError): void {
    this.end(errorEvent(error));
  }

  /** Lets go of the client without a word. */
  stop(): void {
    this.over = true;
    clearTimeout(this.stall);
  }

  private gather(data: Buffer | string): void {
    const { turn, guard } = this.options;
    if (this.pending.length === 0) turn.at('answer', () => guard(() => this.send()));
    this.pending.push(data);
  }

  private send(): void {
    const { response, headers } = this.options;
    const data = join(this.pending);
    this.pending = [];
    if (response.destroyed || response.writableEnded) return;
    if (!response.headersSent) response.writeHead(200, headers);
    if (this.ended) {
      response.end(data);
      limitReading(response, this.options.stallMs);
    } else if (!response.write(data) && !this.stall && !this.over) this.wait();
  }

  private wait(): void {
    this.options.onPause();
    this.limitStall();
  }

  private limitStall(): void {
    this.stall = setTimeout(() => {
      // Behind another answer on its connection there is nothing that a client could have read.
      if (this.options.response.socket) this.options.onStall();
      else this.limitStall();
    }, this.options.stallMs);
  }

  private drained(): void {
    if (!this.stall) return;
    clearTimeout(this.stall);
    this.stall = undefined;
    this.options.onResume();
  }
}

function join(pieces: readonly (Buffer | string)[]): Buffer | string {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  return pieces.every(isText) ? pieces.join('') : Buffer.concat(pieces.map(toBuffer));
}

function isText(value: Buffer | string): value is string {
  return typeof value === 'string';
}

function toBuffer(value: Buffer | string): Buffer {
  return typeof value === 'string' ? Buffer.from(value) : value;
}
