// The range of the address in instants. A length up to now moves on in whole minutes, so that
// a query keeps its variables, and its cached answer, in between.
import { useMemo } from 'react';
import {
  type RangeKey,
  type RangeSearch,
  resolveRange,
  type TimeRange,
} from '../url/time-range.ts';
import { useNow } from './use-now.ts';

const STEP_MS = 60_000;

export function useTimeRange(search: RangeSearch, fallback: RangeKey): TimeRange {
  const end = Math.ceil((useNow().getTime() + 1) / STEP_MS) * STEP_MS;
  const { range, from, to } = search;
  return useMemo(
    () => resolveRange({ range, from, to }, new Date(end), fallback),
    [range, from, to, end, fallback],
  );
}
