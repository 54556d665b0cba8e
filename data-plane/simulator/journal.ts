// Appends attempt records to a file, one JSON line each, so that a killed simulator loses no attempt.
// Each line is written before the call returns: what the system holds survives the death of a process.

import { openSync, writeSync } from 'node:fs';
import { type Attempt, describeAttempt } from './attempt.ts';

export interface Journal {
  write(moment: 'open' | 'closed', attempt: Attempt): void;
}

/** A journal at this path, or one that keeps nothing. */
export function openJournal(path: string | null): Journal {
  if (path === null) {
    return { write: () => undefined };
  }
  const file = openSync(path, 'a');
  return {
    write: (moment, attempt) => {
      writeSync(file, `${JSON.stringify({ moment, ...describeAttempt(attempt) })}\n`);
    },
  };
}
