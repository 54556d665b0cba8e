// Percentiles from counts in logarithmic bins. A day of requests is counted by the database in one
// pass without sorting it; a bin is two percent wide, so a percentile is off by one percent at most.

const BINS_PER_E = 50;

/** SQL for the bin of a column of milliseconds; what took no millisecond counts as one. */
export function binSql(column: string): string {
  return `floor(ln(greatest(${column}, 1)) * ${BINS_PER_E})::integer`;
}

export interface BinCount {
  readonly bin: number;
  readonly count: number;
}

/** The milliseconds below which this part of the counted values lies; null when there is none. */
export function percentileOf(bins: readonly BinCount[], part: number): number | null {
  const total = bins.reduce((sum, bin) => sum + bin.count, 0);
  if (total === 0) return null;
  const sorted = bins.toSorted((a, b) => a.bin - b.bin);
  let left = Math.ceil(total * part);
  for (const { bin, count } of sorted) {
    left -= count;
    if (left <= 0) return Math.round(Math.exp((bin + 0.5) / BINS_PER_E));
  }
  return null;
}
