// Changes against the range before, marks of health, and where publishes fall on an axis.
import { expect, it } from 'vitest';
import {
  judgeMark,
  placePublishes,
  printChange,
  printMoneyChange,
  printPoints,
} from './overview-math.ts';

it.each([
  [106, 100, '+6.0\u00a0%'],
  [94, 100, '\u22126.0\u00a0%'],
  [100, 100, '0.0\u00a0%'],
  [5, 0, undefined],
])('compares %d with %d', (now, before, text) => {
  expect(printChange(now, before)).toBe(text);
});

it('compares amounts beyond what a float holds exactly', () => {
  expect(printMoneyChange('30000000000000000001', '20000000000000000000')).toBe('+50.0\u00a0%');
});

it('prints points of shares in parts per million', () => {
  expect(printPoints(3_100, 2_300)).toBe('+0.08');
  expect(printPoints(null, 2_300)).toBeUndefined();
});

it.each([
  [0, 0, 'none'],
  [9, 0, 'fine'],
  [9, 1, 'slow'],
  [9, 5, 'bad'],
])('judges %d attempts with %d failures as %s', (attempts, failures, health) => {
  expect(judgeMark(attempts, failures)).toBe(health);
});

it('puts publishes of one stretch under one flag and leaves out what is off the axis', () => {
  const axis = { from: '2026-11-21T00:00:00Z', bucketSeconds: 600, count: 3 };
  const markers = placePublishes(
    [
      { number: 7, at: '2026-11-21T00:15:00Z' },
      { number: 6, at: '2026-11-21T00:11:00Z' },
      { number: 5, at: '2026-11-20T23:59:00Z' },
      { number: 8, at: '2026-11-21T00:31:00Z' },
    ],
    axis,
    ({ number }) => `v${number}`,
  );
  expect(markers).toEqual([{ key: '1', at: 1.5, tone: 'publish', title: 'v7\nv6' }]);
});
