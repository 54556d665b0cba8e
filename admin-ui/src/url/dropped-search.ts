// Remembers which parts of the address were dropped until the notice is dismissed.
// It is outside React because the address is read before anything renders.
import { useSyncExternalStore } from 'react';

let dropped: readonly string[] = [];
const listeners = new Set<() => void>();

export function reportDropped(keys: readonly string[]): void {
  if (keys.length > 0) {
    dropped = [...new Set([...dropped, ...keys])];
    notifyAll();
  }
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
