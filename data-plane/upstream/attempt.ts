// One try at one channel: dispatches, keeps the three time limits, and tells its listener what came.
// After `onEnd` or `onFail`, of which exactly one comes, it says nothing more.
import type { Dispatcher } from 'undici';
import type { RuntimeChannel } from '../routing/runtime-table.ts';
import type { Failure, FailureReason } from './failure.ts';
import type { SendPermit, Transport, UpstreamRequest } from './transport.ts';
import type { Watch, Watched } from './watch.ts';

export interface AttemptHead {
  readonly status: number;
  /** In lower case, as its names may come in any. */
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
export class Attempt implements Dispatcher.DispatchHandler, Watched {
  readonly channel: RuntimeChannel;
  place = 0;
  private readonly listener: AttemptListener;
  private controller: Dispatcher.DispatchController | undefined;
  private phase: Phase = 'headers';
  private status: number | null = null;
  private watch: Watch | undefined;
  private readonly startedMs = performance.now();
  private lastByteMs = 0;
  private paused = false;
  private phaseEndsMs = 0;

  constructor(channel: RuntimeChannel, listener: AttemptListener) {
    this.channel = channel;
    this.listener = listener;
  }

  /** Sends the request. The hold is what allows it. */
  send(transport: Transport, permit: SendPermit, request: UpstreamRequest): void {
    const { connectMs, headersMs } = this.channel.timeouts;
    this.phaseEndsMs = performance.now() + connectMs + headersMs;
    this.watch = transport.watch;
    this.watch.add(this);
    transport.dispatch(permit, this.channel, request, this);
  }

  /** The first event, or a whole answer, is there: from now on only idleness counts. */
  markFirstEvent(): void {
    if (this.phase !== 'first_event') return;
    this.phase = 'body';
    this.lastByteMs = performance.now();
  }

  /** Asks the upstream to wait; its silence meanwhile is our doing and never its fault. */
  pause(): void {
    this.paused = true;
    this.controller?.pause();
  }

  resume(): void {
    this.paused = false;
    this.lastByteMs = performance.now();
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
    this.status = status;
    this.phase = 'first_event';
    this.phaseEndsMs = performance.now() + this.channel.timeouts.firstEventMs;
    this.listener.onHead({
      status,
      contentType: single(headers['content-type'])?.trim().toLowerCase() ?? '',
      contentEncoding: single(headers['content-encoding'])?.trim().toLowerCase(),
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

  /** Ends the attempt when its phase has taken too long. */
  look(now: number): void {
    const { idleMs, totalMs } = this.channel.timeouts;
    const totalLeft = this.startedMs + totalMs - now;
    const body = this.phase === 'body';
    const lastByteMs = this.paused ? now : this.lastByteMs;
    const phaseLeft = (body ? lastByteMs + idleMs : this.phaseEndsMs) - now;
    if (totalLeft <= 0) this.fail('total_timeout');
    else if (phaseLeft <= 0) this.fail(body ? 'idle_timeout' : timeoutOf(this.status !== null));
  }

  private finish(): void {
    this.phase = 'over';
    this.watch?.remove(this);
    this.watch = undefined;
  }
}

function timeoutOf(answered: boolean): FailureReason {
  return answered ? 'first_event_timeout' : 'headers_timeout';
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
