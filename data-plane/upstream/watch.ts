// One timer for the time limits of all attempts: each is looked at twenty times a second, which is
// exact enough for limits in seconds and spares every request a timer of its own.
import { Bag, type Placed } from '../platform/bag.ts';

const LOOK_MS = 50;

export interface Watched extends Placed {
  /** Ends what has taken too long. */
  look(nowMs: number): void;
}

export class Watch {
  private readonly watched = new Bag<Watched>();
  private readonly timer: NodeJS.Timeout;

  constructor(everyMs = LOOK_MS) {
    this.timer = setInterval(() => this.look(), everyMs);
    this.timer.unref();
  }

  add(attempt: Watched): void {
    this.watched.add(attempt);
  }

  remove(attempt: Watched): void {
    this.watched.remove(attempt);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const now = performance.now();
    this.watched.visit((attempt) => attempt.look(now));
  }
}
