// Factors and percents as people read them, both ways.
import { expect, test } from 'vitest';
import { printFactor, printPercentField, readPercentField } from './factor.ts';

test.each([
  [950_000, '0.95'],
  [1_000_000, '1'],
  [1_200_001, '1.200001'],
  [0, '0'],
])('%d parts per million is the factor %s', (ppm, text) => {
  expect(printFactor(ppm)).toBe(text);
});

test.each([
  [200_000, '20'],
  [125_000, '12.5'],
  [1, '0.0001'],
])('%d parts per million is %s percent, both ways', (ppm, text) => {
  expect(printPercentField(ppm)).toBe(text);
  expect(readPercentField(text)).toBe(ppm);
});
