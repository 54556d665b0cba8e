// Marks the beginning of a window and says at its end what the measured process spent in it.
import { MEASURED_CORE } from './machine.ts';
import { busyShare, readCore, readCpuNs } from './process-cost.ts';
import type { Target } from './target.ts';

export interface Spent {
  readonly cpuUs: number;
  readonly seconds: number;
  /** Busy share of the measured core, whoever used it. */
  readonly busy: number;
  /** The share of it that other processes took. */
  readonly others: number;
}

const NS_PER_US = 1_000;
const NS_PER_S = 1e9;
const MS_PER_S = 1_000;

export function startMeter(target: Target): () => Spent {
  const { pid } = target;
  target.hush();
  const core = readCore(MEASURED_CORE);
  const startedAt = performance.now();
  const cpuNs = pid === undefined ? Number.NaN : readCpuNs(pid);
  return () => {
    target.wake();
    const spentNs = pid === undefined ? Number.NaN : readCpuNs(pid) - cpuNs;
    const seconds = (performance.now() - startedAt) / MS_PER_S;
    const busy = busyShare(core, readCore(MEASURED_CORE));
    const own = pid === undefined ? 0 : spentNs / NS_PER_S / seconds;
    return { cpuUs: spentNs / NS_PER_US, seconds, busy, others: Math.max(0, busy - own) };
  };
}
