// The row of a settings list that the address edits, found in the list itself.
import { useRef } from 'react';
import type { usePart } from './use-part.ts';

interface LoadedList<R> {
  readonly rows: readonly R[];
  readonly totalCount: number | undefined;
  readonly hasMore: boolean;
}

interface Edited<R> {
  readonly row: R | undefined;
  /** The list is there to its end and has no such row. */
  readonly isGone: boolean;
}

export function useEdited<R>(
  { task, sel }: ReturnType<typeof usePart>,
  { rows, totalCount, hasMore }: LoadedList<R>,
  keyOf: (row: R) => string,
): Edited<R> {
  // Whoever has just deleted the row need not be told that it is gone.
  const seen = useRef<string>(undefined);
  if (task !== 'edit' || sel === undefined) {
    seen.current = undefined;
    return { row: undefined, isGone: false };
  }
  const row = rows.find((one) => keyOf(one) === sel);
  if (row !== undefined) {
    seen.current = sel;
  }
  const isWhole = totalCount !== undefined && !hasMore;
  return { row, isGone: row === undefined && isWhole && seen.current !== sel };
}
