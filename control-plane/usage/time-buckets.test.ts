// Ranges of time cut into stretches that people can read.
import { expect, it } from 'vitest';
import { bucketStart, cutTime } from './time-buckets.ts';

const HOUR = 3_600_000;
const TO = new Date('2026-11-21T14:00:00Z');

it.each([
  [1, 60, 300, 12],
  [1, 61, 60, 60],
  [24, 49, 1_800, 48],
  [24 * 7, 57, 10_800, 57],
  [24 * 30, 61, 43_200, 61],
])('cuts %s hours into at most %s stretches of %s s', (hours, most, seconds, count) => {
  const buckets = cutTime(new Date(TO.getTime() - hours * HOUR), TO, most);
  expect(buckets.bucketSeconds).toBe(seconds);
  expect(buckets.count).toBe(count);
});

it('begins on a round time and covers the whole range', () => {
  const from = new Date('2026-11-21T12:07:31Z');
  const buckets = cutTime(from, TO, 50);
  expect(buckets.from.getTime()).toBeLessThanOrEqual(from.getTime());
  expect(buckets.from.getTime() % (buckets.bucketSeconds * 1000)).toBe(0);
  expect(buckets.count).toBeLessThanOrEqual(50);
  expect(bucketStart(buckets, buckets.count).getTime()).toBeGreaterThanOrEqual(TO.getTime());
});

it('survives a range of many years', () => {
  const buckets = cutTime(new Date(0), TO, 50);
  expect(buckets.count).toBeLessThanOrEqual(50);
});
