// Exact decimals keep every digit and get nine at least.
import { expect, it } from 'vitest';
import { splitDecimals, widenRate } from './print-decimals.ts';

it.each([
  ['0.00442368', ['0.004', '423', '680']],
  ['12', ['12.000', '000', '000']],
  ['0.0000027999999972', ['0.000', '002', '799', '999', '997', '200']],
])('groups %s', (value, groups) => {
  expect(splitDecimals(value)).toEqual(groups);
});

it.each([
  ['3', '3.00'],
  ['0.72', '0.72'],
  ['0.3999999996', '0.3999999996'],
])('prints the rate %s as %s', (value, text) => {
  expect(widenRate(value)).toBe(text);
});
