// Prices are read exactly or not at all.
import { expect, it } from 'vitest';
import { parseUsdText } from './usd-text.ts';

it.each([
  ['0', 0n],
  ['0.5', 500_000_000n],
  ['2.50', 2_500_000_000n],
  ['0.000000001', 1n],
  ['12', 12_000_000_000n],
])('reads %s', (text, nano) => {
  expect(parseUsdText(text)).toBe(nano);
});

it.each(['', '-1', '.5', '1.', '01', '1e3', '0.0000000001', '1,5', ' 1', '9999999999'])(
  'refuses "%s"',
  (text) => {
    expect(parseUsdText(text)).toBeUndefined();
  },
);
