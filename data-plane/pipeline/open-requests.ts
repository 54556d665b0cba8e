// Requests that have something upstream: long ones are marked in the spool every few seconds, so
// that a killed node's estimate is close, and a stopping node knows when it is done.
import type { RequestId } from '../contract/ids.ts';
import type { NanoUsd } from '../contract/money.ts';

/** Streams older than this are marked. */
const LONG_MS = 5000;

export interface OpenRequest {
  readonly id: RequestId;
  readonly startedMs: number;
  /** Where it stands among the open ones; theirs to change. */
  place: number;
  /** Output so far and what it costs; undefined while nothing has come. */
  progress(): { readonly output: number; readonly charge: NanoUsd } | undefined;
  /** Regular look, for what depends on nothing happening. */
  look(nowMs: number): void;
  /** Ends it from our side, with what it has. */
  cutOff(): void;
}

export class OpenRequests {
  /** In no order. A set would leave tables behind that keep requests alive that have ended. */
  private readonly open: OpenRequest[] = [];

  add(request: OpenRequest): void {
    request.place = this.open.length;
    this.open.push(request);
  }

  /** Takes out a request that was added; the last one moves to its place. */
  remove(request: OpenRequest): void {
    const last = this.open.pop();
    if (!last || last === request) return;
    this.open[request.place] = last;
    last.place = request.place;
  }

  get size(): number {
    return this.open.length;
  }

  /** Marks of all long requests. */
  marks(nowMs: number): { id: RequestId; output: number; charge: NanoUsd }[] {
    const lines: { id: RequestId; output: number; charge: NanoUsd }[] = [];
    for (const request of this.open) {
      if (nowMs - request.startedMs < LONG_MS) continue;
      const progress = request.progress();
      if (progress) lines.push({ id: request.id, ...progress });
    }
    return lines;
  }

  /** Looks at every request. */
  look(nowMs: number): void {
    for (const request of this.open) request.look(nowMs);
  }

  /** Ends whatever is left when the time to finish is over. */
  cutOff(): void {
    for (const request of [...this.open]) request.cutOff();
  }
}
