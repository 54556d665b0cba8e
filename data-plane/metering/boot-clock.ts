// Milliseconds since the machine was booted, counted through sleep: the clock of admission. It is
// read rarely and carried on in between, since reading it costs a system call.
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

const RESYNC_MS = 1000;

export interface BootClock {
  now(): number;
}

/** A clock over the machine's uptime. */
export function createBootClock(): BootClock {
  let base = 0;
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    now: () => {
      const monotonic = performance.now();
      if (monotonic - readAt > RESYNC_MS) {
        readAt = monotonic;
        base = uptime() * 1000 - monotonic;
      }
      return base + monotonic;
    },
  };
}

/** Names this boot of the machine; another name means that boot times start anew. */
export function readMachineBoot(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return `boot-${Math.round((Date.now() - uptime() * 1000) / 60_000)}`;
  }
}
