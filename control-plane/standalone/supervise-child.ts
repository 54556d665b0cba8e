// A child program that is started again when it ends by itself, with pauses that grow while it keeps
// ending. Its ports stay the same, so nobody else has to learn that it happened.
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoggedEvent } from './child-log.ts';
import { type ChildOptions, type ChildProgram, startChild } from './child-program.ts';
import type { Tell } from './log-files.ts';

export interface SupervisedChild {
  /** What it logged when it was ready for the first time. */
  readonly ready: LoggedEvent;
  stop(): Promise<void>;
}

export interface Supervision {
  readonly first: ChildOptions;
  /** How to start it again, by what it said of itself the first time. */
  readonly again: (ready: LoggedEvent) => ChildOptions;
  readonly tell: Tell;
  /** True when everything is being stopped: whoever asked may have asked the child too. */
  readonly leaving: () => boolean;
}

const PAUSES_MS = [250, 1_000, 2_000, 5_000, 10_000, 30_000] as const;
const LONGEST_PAUSE_MS = 30_000;
// A signal to all of us may reach the child first.
const SAME_SIGNAL_MS = 100;
// A child that lived this long was healthy, so its end does not lengthen the pause.
const HEALTHY_AFTER_MS = 60_000;

/** Starts the child; a first start that fails is refused, later ones are tried for ever. */
export async function superviseChild(plan: Supervision): Promise<SupervisedChild> {
  let child = await startChild(plan.first);
  const { ready } = child;
  const stopping = new AbortController();
  const watching = watch(plan.again(ready), child, {
    tell: plan.tell,
    leaving: plan.leaving,
    signal: stopping.signal,
    onStarted: (next) => {
      child = next;
    },
  });
  return {
    ready,
    stop: async () => {
      stopping.abort();
      await child.stop();
      await watching;
    },
  };
}

interface Watch {
  readonly tell: Tell;
  readonly leaving: () => boolean;
  readonly signal: AbortSignal;
  readonly onStarted: (child: ChildProgram) => void;
}

async function watch(options: ChildOptions, first: ChildProgram, watching: Watch): Promise<void> {
  const { tell, leaving, signal, onStarted } = watching;
  let child = first;
  let failures = 0;
  for (;;) {
    const startedAt = performance.now();
    await child.ended;
    await sleep(SAME_SIGNAL_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted || leaving()) return;
    failures = performance.now() - startedAt > HEALTHY_AFTER_MS ? 0 : failures;
    tell(`! ${options.name} has ended by itself and is started again; see ${options.logFile}`);
    const next = await startAgain(options, failures, watching);
    if (next === undefined) return;
    child = next;
    onStarted(child);
    failures += 1;
    tell(`  ${options.name} is running again.`);
  }
}

async function startAgain(
  options: ChildOptions,
  failures: number,
  { tell, signal }: Watch,
): Promise<ChildProgram | undefined> {
  for (let attempt = failures; ; attempt += 1) {
    const pauseMs = PAUSES_MS[attempt] ?? LONGEST_PAUSE_MS;
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return undefined;
    try {
      const child = await startChild(options);
      if (!signal.aborted) return child;
      await child.stop();
      return undefined;
    } catch (error) {
      if (signal.aborted) return undefined;
      tell(`! ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
