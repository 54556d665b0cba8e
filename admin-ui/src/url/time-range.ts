// A stretch of time as the address says it: a length up to now, or two instants.
import { searchInstant, searchPick } from './search.ts';

export const RANGES = ['1h', '6h', '24h', '7d', '30d'] as const;
export type RangeKey = (typeof RANGES)[number];

const HOUR_MS = 3_600_000;
const LENGTHS = {
  '1h': HOUR_MS,
  '6h': 6 * HOUR_MS,
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
  '30d': 30 * 24 * HOUR_MS,
} as const satisfies Record<RangeKey, number>;

/** The keys a page with a range adds to its address. */
export const rangeSearch = {
  range: searchPick(RANGES),
  from: searchInstant(),
  to: searchInstant(),
};

export interface RangeSearch {
  readonly range?: RangeKey | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface TimeRange {
  /** Undefined for two instants. */
  readonly key: RangeKey | undefined;
  readonly from: string;
  readonly to: string;
  readonly lengthMs: number;
}

/** Two instants win over a length; a length ends at the given end. */
export function resolveRange(search: RangeSearch, end: Date, fallback: RangeKey): TimeRange {
  const { from, to } = search;
  if (from !== undefined && to !== undefined && Date.parse(from) < Date.parse(to)) {
    return { key: undefined, from, to, lengthMs: Date.parse(to) - Date.parse(from) };
  }
  const key = search.range ?? fallback;
  const lengthMs = LENGTHS[key];
  return {
    key,
    from: new Date(end.getTime() - lengthMs).toISOString(),
    to: end.toISOString(),
    lengthMs,
  };
}
