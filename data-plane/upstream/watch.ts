// One timer for the time limits of all attempts: each is looked at twenty times a second, which is
// exact enough for limits in seconds and spares every request a timer of its own.
import { Bag, type Placed } from '../platform/bag.ts';

const LOOK_MS = 50;
/** A look that comes later than this many rounds found the process asleep. */
const LATE_ROUNDS = 4;

export interface Watched extends Placed {
  /** Ends what has taken too long. */
  look(nowMs: number): void;
}

export class Watch {
  private readonly watched = new Bag<Watched>();
  private readonly timer: NodeJS.Timeout;
  private readonly everyMs: number;
  private lookedMs = performance.now();
  private hasWaited = false;

  constructor(everyMs = LOOK_MS) {
    this.everyMs = everyMs;
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
    const isLate = now - this.lookedMs > this.everyMs * LATE_ROUNDS;
    this.lookedMs = now;
    // What came while the process slept is still unread, and nobody is late until it is; once.
    this.hasWaited = isLate && !this.hasWaited;
    if (this.hasWaited) return;
    this.watched.visit((attempt) => attempt.look(now));
  }
}
