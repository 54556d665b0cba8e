// Scaled integers as text: exact, plain, without trailing zeros.
import { expect, it } from 'vitest';
import { decimalText } from './decimal-text.ts';

it.each([
  [0n, 9, '0'],
  [1n, 9, '0.000000001'],
  [600_000_000n, 9, '0.6'],
  [3_000_000_000n, 9, '3'],
  [288_000_000n, 9, '0.288'],
  [-2_500_000_000n, 9, '-2.5'],
  [12n, 0, '12'],
  [9_007_199_254_740_993_000_000_001n, 9, '9007199254740993.000000001'],
])('writes %s at scale %s as %s', (value, scale, text) => {
  expect(decimalText(value, scale)).toBe(text);
});
