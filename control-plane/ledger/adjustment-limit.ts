// The most that one adjustment may move. Balances are 64-bit numbers of billionths: with this limit
// a slip of the keyboard can fill none of them.
import { NANO_PER_USD } from '#contract/money';
import { decimalText } from '../pricing/decimal-text.ts';

const MOST_USD = 100_000_000n;

export const MAX_ADJUSTMENT = MOST_USD * NANO_PER_USD;

/** Says what the most is, in US dollars. */
export function describeMost(limitNanoUsd: bigint): string {
  return `Use at most ${decimalText(limitNanoUsd, 9)} USD at once.`;
}
