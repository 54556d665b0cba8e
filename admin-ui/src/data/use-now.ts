// One clock for every age on the page: a single timer, stopped while the page is hidden.
import { useSyncExternalStore } from 'react';

const TICK_MS = 5_000;
let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick(): void {
  if (document.hidden) {
    return;
  }
  now = new Date();
  for (const notify of listeners) {
    notify();
  }
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  if (timer === undefined) {
    now = new Date();
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(notify);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now);
}
