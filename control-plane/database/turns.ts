// A few commands at a time, in the order in which they came. All of them end at the same locked rows,
// and PostgreSQL gives a row to whoever asks next: with many at once an early one may wait for ever.

export interface TurnLimits {
  readonly atOnce: number;
  /** How many may wait; whoever comes then is refused at once. */
  readonly waiting: number;
  readonly waitMs: number;
}

/** Nothing has been begun: there are too many before this one. */
export class NoTurnInTime extends Error {}

export class Turns {
  private readonly limits: TurnLimits;
  private readonly queue = new Set<() => void>();
  private running = 0;

  constructor(limits: TurnLimits) {
    this.limits = limits;
  }

  /** Runs the work when its turn comes; throws NoTurnInTime when that takes too long. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running < this.limits.atOnce) this.running += 1;
    else await this.wait();
    try {
      return await work();
    } finally {
      this.pass();
    }
  }

  private wait(): Promise<void> {
    const { waiting, waitMs } = this.limits;
    if (this.queue.size >= waiting) throw new NoTurnInTime('too many commands wait');
    return new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.queue.delete(begin);
        reject(new NoTurnInTime('a command has waited too long'));
      }, waitMs);
      this.queue.add(begin);
    });
  }

  // A turn goes straight to the next, so that nobody who comes meanwhile gets between.
  private pass(): void {
    const [next] = this.queue;
    if (next === undefined) {
      this.running -= 1;
      return;
    }
    this.queue.delete(next);
    next();
  }
}
