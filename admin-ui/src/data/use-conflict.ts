// What a change ran into: the object as somebody else saved it meanwhile, read afresh for
// the three-way view.
import { useState } from 'react';
import type { Problem } from './problem.ts';

export function useConflict<T>() {
  const [theirs, setTheirs] = useState<T>();
  /** True when the problem was a conflict and the saved state could be read. */
  const meet = async (
    problem: Problem,
    read: () => Promise<T | null | undefined>,
  ): Promise<boolean> => {
    if (problem.code !== 'CONFLICT') {
      return false;
    }
    const saved = await read().catch(() => undefined);
    if (saved === null || saved === undefined) {
      return false;
    }
    setTheirs(saved);
    return true;
  };
  return { theirs, meet, close: () => setTheirs(undefined) };
}
