// Remembers which parts of the address were dropped until the notice is dismissed.
// It is outside React because the router validates before anything renders.
import { useSyncExternalStore } from 'react';

let dropped: readonly string[] = [];
const listeners = new Set<() => void>();

export function reportDropped(keys: readonly string[]): void {
  dropped = [...new Set([...dropped, ...keys])];
  // The router can validate while a component renders, where no state may change.
  queueMicrotask(notifyAll);
}

export function clearDropped(): void {
  if (dropped.length > 0) {
    dropped = [];
    notifyAll();
  }
}

function notifyAll(): void {
  for (const notify of listeners) {
    notify();
  }
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

export function useDropped(): readonly string[] {
  return useSyncExternalStore(subscribe, () => dropped);
}
