// Percentiles from bins stay within one percent, or half a millisecond, of the sorted values.
import { expect, it } from 'vitest';
import { type BinCount, percentileOf } from './percentile.ts';

function binned(values: readonly number[]): BinCount[] {
  const counts = new Map<number, number>();
  for (const value of values) {
    const bin = Math.floor(Math.log(Math.max(value, 1)) * 50);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  return [...counts].map(([bin, count]) => ({ bin, count }));
}

it.each([0.01, 0.5, 0.95, 0.99, 1])('is right at %s for waits of every size', (part) => {
  const values = Array.from({ length: 5_000 }, (_, index) => 1 + ((index * 7919) % 5_000) * 13);
  const sorted = values.toSorted((a, b) => a - b);
  const exact = sorted[Math.ceil(sorted.length * part) - 1] ?? 0;
  const estimate = percentileOf(binned(values), part) ?? 0;
  expect(Math.abs(estimate - exact)).toBeLessThanOrEqual(Math.max(0.5, exact * 0.0101 + 0.5));
});

it('is null for nothing and the value itself for one', () => {
  expect(percentileOf([], 0.5)).toBeNull();
  expect(percentileOf(binned([0]), 0.95)).toBe(1);
  expect(percentileOf(binned([330]), 0.5)).toBeGreaterThan(326);
  expect(percentileOf(binned([330]), 0.5)).toBeLessThan(334);
});
