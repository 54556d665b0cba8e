// Reads what a process and its children have cost so far, from /proc: CPU in nanoseconds, memory,
// and how busy a core was.
import { readdirSync, readFileSync } from 'node:fs';

const KB_PER_PAGE = 4;

export interface CoreTimes {
  readonly busy: number;
  readonly total: number;
}

/** CPU time of every thread of the process and of its descendants, in ns. */
export function readCpuNs(pid: number): number {
  let sum = 0;
  for (const member of listTree(pid)) {
    for (const thread of listThreads(member)) {
      const text = readText(`/proc/${member}/task/${thread}/schedstat`);
      sum += Number(text.slice(0, text.indexOf(' ')));
    }
  }
  return sum;
}

/** Resident memory of the process and its descendants, in KB. */
export function readMemoryKb(pid: number): number {
  return listTree(pid)
    .map((member) => Number(readText(`/proc/${member}/statm`).split(' ')[1] ?? 0) * KB_PER_PAGE)
    .reduce((sum, kb) => sum + kb, 0);
}

/** Ticks of one core since boot. */
export function readCore(core: number): CoreTimes {
  const line = readText('/proc/stat')
    .split('\n')
    .find((text) => text.startsWith(`cpu${core} `));
  const ticks = (line ?? '').split(' ').slice(1, 9).map(Number);
  const total = ticks.reduce((sum, value) => sum + value, 0);
  const idle = (ticks[3] ?? 0) + (ticks[4] ?? 0);
  return { busy: total - idle, total };
}

export function busyShare(before: CoreTimes, after: CoreTimes): number {
  return (after.busy - before.busy) / Math.max(1, after.total - before.total);
}

function listTree(pid: number): number[] {
  const children = listThreads(pid)
    .flatMap((thread) => readText(`/proc/${pid}/task/${thread}/children`).split(' '))
    .filter((text) => text !== '')
    .map(Number);
  return [pid, ...children.flatMap(listTree)];
}

function listThreads(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

// A thread may end between the listing and the reading.
function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
