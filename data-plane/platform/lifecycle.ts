// What a process owns, stopped in reverse order within a deadline; and the two signals that ask
// for it. Separate so that each main.ts is config, start, wait, stop.
import type { Logger } from './logger.ts';
import { markStopping } from './process-state.ts';

export interface Lifecycle {
  /** Registers what must be stopped; later ones stop first. */
  add(name: string, stop: () => Promise<void> | void): void;
  /** Stops everything once; true when all of it ended cleanly and in time. */
  stop(): Promise<boolean>;
  readonly stopping: boolean;
}

export interface LifecycleOptions {
  readonly log: Logger;
  /** For the whole stop; what is then still running is named in the log and left to the exit. */
  readonly deadlineMs: number;
}

interface Owned {
  readonly name: string;
  readonly stop: () => Promise<void> | void;
}

/** Makes an empty stack of owned things. */
export function createLifecycle(options: LifecycleOptions): Lifecycle {
  const owned: Owned[] = [];
  let stopped: Promise<boolean> | undefined;
  return {
    add: (name, stop) => void owned.push({ name, stop }),
    stop: () => {
      stopped ??= stopAll(owned, options);
      return stopped;
    },
    get stopping() {
      return stopped !== undefined;
    },
  };
}

async function stopAll(owned: Owned[], { log, deadlineMs }: LifecycleOptions): Promise<boolean> {
  const deadline = Date.now() + deadlineMs;
  let clean = true;
  for (let next = owned.pop(); next !== undefined; next = owned.pop()) {
    const ended = await stopOne(next, Math.max(0, deadline - Date.now()), log);
    clean = clean && ended;
  }
  return clean;
}

async function stopOne({ name, stop }: Owned, waitMs: number, log: Logger): Promise<boolean> {
  const { promise: expired, resolve: expire } = Promise.withResolvers<'expired'>();
  const timer = setTimeout(() => expire('expired'), waitMs);
  try {
    const outcome = await Promise.race([Promise.resolve().then(stop), expired]);
    if (outcome !== 'expired') return true;
    log.error('stop.deadline', { part: name });
    return false;
  } catch (error) {
    log.error('stop.failed', { part: name, error });
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The first SIGINT or SIGTERM stops in order and exits; the second exits at once. The exit code of
 * a forced or unclean stop is 1, so that a supervisor sees it.
 *
 * With a parent process on the other end of a channel, Ctrl-C is left to that parent, which stops
 * its children in order by SIGTERM; and when the parent is gone, the stop begins by itself.
 */
export function stopOnSignals(lifecycle: Lifecycle, log: Logger): void {
  const supervised = process.connected;
  const onSignal = (signal: string) => {
    if (lifecycle.stopping) {
      log.warn('stop.forced', { signal });
      process.exit(1);
    }
    log.info('stop.begin', { signal });
    markStopping();
    void lifecycle.stop().then((clean) => {
      log.info('stop.end', { clean });
      process.exit(clean ? 0 : 1);
    });
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', (signal) => {
    if (!supervised) onSignal(signal);
  });
  if (!supervised) return;
  process.once('disconnect', () => {
    if (!lifecycle.stopping) onSignal('parent gone');
  });
  // Listening must not keep a process alive that has ended otherwise.
  process.channel?.unref();
}
