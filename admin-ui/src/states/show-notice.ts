// Short notices at the foot of the page, with Undo for what can be taken back. What shows
// them is fetched with the first one, since most visits end without.
import { useSyncExternalStore } from 'react';

export interface Undo {
  /** The word on the button, translated by the caller. */
  readonly label: string;
  readonly run: () => void;
}

let needed = false;
const listeners = new Set<() => void>();

export function showNotice(message: string, undo?: Undo): void {
  if (!needed) {
    needed = true;
    for (const notify of listeners) {
      notify();
    }
  }
  void import('./notices.tsx').then(({ pushNotice }) => pushNotice(message, undo));
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

/** True from the first notice on. */
export function useNoticesNeeded(): boolean {
  return useSyncExternalStore(subscribe, () => needed);
}
