// One try at one channel: dispatches, keeps the three timers, and tells its listener what came.
// After `onEnd` or `onFail`, of which exactly one comes, it says nothing more.
import type { Dispatcher } from 'undici';
import type { RuntimeChannel } from '../routing/runtime-table.ts';
import type { Failure, FailureReason } from './failure.ts';
import type { SendPermit, Transport, UpstreamRequest } from './transport.ts';

export interface AttemptHead {
  readonly status: number;
  readonly contentType: string;
  readonly contentEncoding: string | undefined;
  readonly retryAfter: string | undefined;
}

export interface AttemptListener {
  onHead(head: AttemptHead): void;
  onData(chunk: Buffer): void;
  onEnd(): void;
  onFail(failure: Failure): void;
}

type Phase = 'headers' | 'first_event' | 'body' | 'over';

/** Called by undici; its methods are the handler's. */
export class Attempt implements Dispatcher.DispatchHandler {
  readonly channel: RuntimeChannel;
  private readonly listener: AttemptListener;
  private controller: Dispatcher.DispatchController | undefined;
  private phase: Phase = 'headers';
  private status: number | null = null;
  private timer: NodeJS.Timeout | undefined;
  private readonly startedMs = performance.now();
  private lastByteMs = 0;

  constructor(channel: RuntimeChannel, listener: AttemptListener) {
    this.channel = channel;
    this.listener = listener;
  }

  /** Sends the request. The hold is what allows it. */
  send(transport: Transport, permit: SendPermit, request: UpstreamRequest): void {
    const { connectMs, headersMs } = this.channel.timeouts;
    this.timer = setTimeout(() => this.fail('headers_timeout'), connectMs + headersMs);
    transport.dispatch(permit, this.channel, request, this);
  }

  /** The first event, or a whole answer, is there: from now on only idleness counts. */
  markFirstEvent(): void {
    if (this.phase !== 'first_event') return;
    this.phase = 'body';
    this.lastByteMs = performance.now();
    this.watchIdle();
  }

  pause(): void {
    this.controller?.pause();
  }

  resume(): void {
    this.controller?.resume();
  }

  /** Ends the attempt from our side; nothing is heard of it afterwards. */
  cancel(): void {
    if (this.phase === 'over') return;
    this.finish();
    this.controller?.abort(CANCELLED);
  }

  get over(): boolean {
    return this.phase === 'over';
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    if (this.phase === 'over') controller.abort(CANCELLED);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    if (this.phase === 'over' || status < 200) return;
    clearTimeout(this.timer);
    this.status = status;
    this.phase = 'first_event';
    this.lastByteMs = performance.now();
    const { firstEventMs } = this.channel.timeouts;
    this.timer = setTimeout(() => this.fail('first_event_timeout'), firstEventMs);
    this.listener.onHead({
      status,
      contentType: single(headers['content-type']) ?? '',
      contentEncoding: single(headers['content-encoding']),
      retryAfter: single(headers['retry-after']),
    });
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.phase === 'over') return;
    this.lastByteMs = performance.now();
    this.listener.onData(chunk);
  }

  onResponseEnd(): void {
    if (this.phase === 'over') return;
    this.finish();
    this.listener.onEnd();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(reasonOf(error, this.status !== null));
  }

  /** Gives the attempt up for a reason of ours; the listener hears it as a failure. */
  fail(reason: FailureReason): void {
    if (this.phase === 'over') return;
    this.finish();
    this.controller?.abort(CANCELLED);
    this.listener.onFail({ reason, status: this.status });
  }

  private watchIdle(): void {
    clearTimeout(this.timer);
    const { idleMs, totalMs } = this.channel.timeouts;
    const now = performance.now();
    const idleLeft = this.lastByteMs + idleMs - now;
    const totalLeft = this.startedMs + totalMs - now;
    if (totalLeft <= 0) this.fail('total_timeout');
    else if (idleLeft <= 0) this.fail('idle_timeout');
    else this.timer = setTimeout(() => this.watchIdle(), Math.min(idleLeft, totalLeft) + 1);
  }

  private finish(): void {
    this.phase = 'over';
    clearTimeout(this.timer);
  }
}

const CANCELLED = new Error('the attempt is over');

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function reasonOf(error: Error, answered: boolean): FailureReason {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return 'connect_timeout';
  if (code === 'UND_ERR_HEADERS_OVERFLOW' || code.startsWith('HPE_')) return 'garbage';
  if (answered || code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE')
    return 'reset';
  return 'connect_failed';
}
