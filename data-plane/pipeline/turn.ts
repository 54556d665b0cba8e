// One turn of the event loop, in phases. What the requests that are ready in a turn have to do is
// done phase by phase for all of them, not request by request: a phase's code and data are then in
// the processor's caches for all but the first, which halves what a request costs under load. A
// request that is alone in its turn passes the same phases without waiting for anything.

/** In the order in which a turn runs them. */
export const PHASES = [
  /** What upstreams have sent is read, measured and patched. */
  'meter',
  /** Clients get what has come for them; nobody waits for what is written down about it. */
  'answer',
  /** Requests that have ended are priced; their money is free for those that come now. */
  'settle',
  /** Requests whose head has come are looked at: shape, path, key. */
  'arrive',
  /** Bodies are read and checked. */
  'read',
  /** Models are resolved, channels planned, money is held. */
  'plan',
  /** Attempts are prepared. */
  'forward',
  /** What has ended, and what is about to leave, is written down. */
  'spool',
  /** Attempts leave. */
  'send',
] as const;

export type Phase = (typeof PHASES)[number];

const IDLE: number = PHASES.length;

export class Turn {
  private readonly onFault: (error: unknown) => void;
  private readonly waiting: (() => void)[][] = PHASES.map(() => []);
  /** The phase that is running. */
  private running = IDLE;
  private isDue = false;

  /** `onFault` hears what a task has thrown; the others are run all the same. */
  constructor(onFault: (error: unknown) => void) {
    this.onFault = onFault;
  }

  /** Runs a task in its phase: of the turn that is under way if that is still to come, or of the next. */
  at(phase: Phase, task: () => void): void {
    const index = PHASES.indexOf(phase);
    this.waiting[index]?.push(task);
    if (this.isDue || index > this.running) return;
    this.isDue = true;
    setImmediate(() => this.run());
  }

  private run(): void {
    this.isDue = false;
    for (this.running = 0; this.running < IDLE; this.running++) {
      const tasks = this.waiting[this.running] ?? [];
      if (tasks.length === 0) continue;
      this.waiting[this.running] = [];
      for (const task of tasks) this.attempt(task);
    }
  }

  private attempt(task: () => void): void {
    try {
      task();
    } catch (error) {
      this.onFault(error);
    }
  }
}
