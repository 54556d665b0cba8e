// Axes are round and never crowded.
import { expect, it } from 'vitest';
import { labelledIndexes, niceTicks } from './scale.ts';

it('ends at a round value that covers the maximum', () => {
  expect(niceTicks(28_000)).toEqual([0, 10_000, 20_000, 30_000]);
  expect(niceTicks(2.2)).toEqual([0, 1, 2, 3]);
  expect(niceTicks(0)).toEqual([0]);
  expect(niceTicks(0.3)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(niceTicks(30_500)).toEqual([0, 10_000, 20_000, 30_000, 40_000]);
});

it('labels as many places as have room', () => {
  expect(labelledIndexes(48, 560)).toEqual([0, 8, 16, 24, 32, 40]);
  expect(labelledIndexes(3, 1000)).toEqual([0, 1, 2]);
  expect(labelledIndexes(5, 0)).toEqual([0]);
});
