// The client's side of a stream: head, events, end. Keeps the line alive while nothing comes, tells
// the upstream to wait while the client reads slowly, and gives up on one that does not read at all.
import type { ServerResponse } from 'node:http';
import type { GatewayError } from '../errors.ts';
import { errorEvent } from './answer.ts';

export interface ClientStreamOptions {
  readonly response: ServerResponse;
  readonly headers: Readonly<Record<string, string>>;
  readonly keepAliveMs: number;
  readonly stallMs: number;
  readonly onPause: () => void;
  readonly onResume: () => void;
  /** The client has not read for too long. */
  readonly onStall: () => void;
}

const KEEP_ALIVE = ': keep-alive\n\n';

export class ClientStream {
  private readonly options: ClientStreamOptions;
  private stall: NodeJS.Timeout | undefined;
  private over = false;
  private wroteMs = performance.now();

  constructor(options: ClientStreamOptions) {
    this.options = options;
    options.response.on('drain', () => this.drained());
  }

  /** Whether the status line is out, after which a failure can only be an event. */
  get begun(): boolean {
    return this.options.response.headersSent;
  }

  /** Writes events; a client that is slower than the upstream pauses it. */
  write(data: Buffer | string): void {
    if (this.over) return;
    this.begin();
    this.wroteMs = performance.now();
    if (this.options.response.write(data) || this.stall) return;
    this.options.onPause();
    this.stall = setTimeout(() => this.options.onStall(), this.options.stallMs);
  }

  /** Regular look: a client that has long had nothing gets a comment. */
  keepAlive(nowMs: number): void {
    if (this.over || this.stall || nowMs - this.wroteMs < this.options.keepAliveMs) return;
    this.write(KEEP_ALIVE);
  }

  /** Ends the stream after its last events. */
  end(tail: string): void {
    if (this.over) return;
    this.begin();
    this.stop();
    this.options.response.end(tail);
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

  private begin(): void {
    if (this.begun) return;
    this.options.response.writeHead(200, this.options.headers);
  }

  private drained(): void {
    if (!this.stall) return;
    clearTimeout(this.stall);
    this.stall = undefined;
    this.options.onResume();
  }
}
