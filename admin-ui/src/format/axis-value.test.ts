// An axis has one unit, and the same decimals on every line.
import { expect, it } from 'vitest';
import { printAxisDuration, printAxisUsd } from './axis-value.ts';

const print = (
  values: readonly number[],
  how: (value: number, step: number) => string,
): readonly string[] => values.map((value) => how(value, values[1] ?? 0).replace('\u00a0', ' '));

it('prints short times in milliseconds', () => {
  expect(print([0, 25, 50, 75, 100], printAxisDuration)).toEqual([
    '0',
    '25 ms',
    '50 ms',
    '75 ms',
    '100 ms',
  ]);
});

it('prints longer times in seconds with the decimals of the step', () => {
  expect(print([0, 250, 500, 750], printAxisDuration)).toEqual(['0', '0.25 s', '0.50 s', '0.75 s']);
  expect(print([0, 1_000, 2_000], printAxisDuration)).toEqual(['0', '1 s', '2 s']);
});

it('prints dollars with the decimals of the step', () => {
  expect(print([0, 5e7, 1e8], printAxisUsd)).toEqual(['$0', '$0.05', '$0.10']);
  expect(print([0, 2e10, 4e10], printAxisUsd)).toEqual(['$0', '$20', '$40']);
});
