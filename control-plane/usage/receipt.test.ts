// A receipt adds up to the charge that the node computed.
import { expect, it } from 'vitest';
import { nanoUsd } from '#contract/money';
import { chargeFor, compileRates } from '#contract/pricing';
import { feePart, priceLines, wasRounded } from './receipt.ts';

const KIMI = {
  input: nanoUsd(600_000_000n),
  output: nanoUsd(2_500_000_000n),
  cacheRead: nanoUsd(150_000_000n),
};
const FEE = { feePpm: 200_000n, modelPpm: 1_000_000n, groupPpm: 1_000_000n };
const TOKENS = { input: 18_432, cacheRead: 12_288, cacheWrite: 0, output: 1_206 };

it('shows each bucket at its billable rate, to the nano-dollar', () => {
  const { lines, exact } = priceLines(TOKENS, KIMI, FEE);
  expect(lines).toEqual([
    { bucket: 'input', tokens: 6_144, rateUsd: '0.72', amountUsd: '0.00442368' },
    { bucket: 'cache_read', tokens: 12_288, rateUsd: '0.18', amountUsd: '0.00221184' },
    { bucket: 'output', tokens: 1_206, rateUsd: '3', amountUsd: '0.003618' },
  ]);
  const charge = chargeFor(compileRates(KIMI, FEE), {
    inputTotal: TOKENS.input,
    cacheRead: TOKENS.cacheRead,
    cacheWrite: 0,
    outputTotal: TOKENS.output,
    reasoning: 0,
    source: 'upstream',
  });
  expect(charge).toBe(10_253_520n);
  expect(wasRounded(exact, charge)).toBe(false);
  expect(feePart(charge, 200_000n)).toBe(1_708_920n);
});

it('charges cached tokens the input price when there is no cache price, and says it rounded', () => {
  const price = { input: nanoUsd(333_333_333n), output: nanoUsd(1n) };
  const { lines, exact } = priceLines(
    { input: 7, cacheRead: 7, cacheWrite: 0, output: 0 },
    price,
    FEE,
  );
  expect(lines).toEqual([
    { bucket: 'cache_read', tokens: 7, rateUsd: '0.3999999996', amountUsd: '0.0000027999999972' },
  ]);
  expect(wasRounded(exact, 2_800n)).toBe(true);
});
