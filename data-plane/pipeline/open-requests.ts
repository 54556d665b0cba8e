// Requests that have something upstream: long ones are marked in the spool every few seconds, so
// that a killed node's estimate is close, and a stopping node knows when it is done.
import type { RequestId } from '../contract/ids.ts';
import type { NanoUsd } from '../contract/money.ts';
import { Bag, type Placed } from '../platform/bag.ts';

/** Streams older than this are marked. */
const LONG_MS = 5000;

export interface OpenRequest extends Placed {
  readonly id: RequestId;
  readonly startedMs: number;
  /** Output so far and what it costs; undefined while nothing has come. */
  progress(): { readonly output: number; readonly charge: NanoUsd } | undefined;
  /** Regular look, for what depends on nothing happening. */
  look(nowMs: number): void;
  /** Ends it from our side, with what it has. */
  cutOff(): void;
}

export class OpenRequests {
  private readonly open = new Bag<OpenRequest>();

  add(request: OpenRequest): void {
    this.open.add(request);
  }

  remove(request: OpenRequest): void {
    this.open.remove(request);
  }

  get size(): number {
    return this.open.size;
  }

  /** Marks of all long requests. */
  marks(nowMs: number): { id: RequestId; output: number; charge: NanoUsd }[] {
    const lines: { id: RequestId; output: number; charge: NanoUsd }[] = [];
    this.open.visit((request) => {
      if (nowMs - request.startedMs < LONG_MS) return;
      const progress = request.progress();
      if (progress) lines.push({ id: request.id, ...progress });
    });
    return lines;
  }

  /** Looks at every request. */
  look(nowMs: number): void {
    this.open.visit((request) => request.look(nowMs));
  }

  /** Ends whatever is left when the time to finish is over. */
  cutOff(): void {
    this.open.visit((request) => request.cutOff());
  }
}
