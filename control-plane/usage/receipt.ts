// How a charge came about: tokens by bucket, the billable rate of each, and what of it is the fee.
// Pure; the same rates that the node priced with, from the price version the record names.
import { nanoUsd } from '#contract/money';
import {
  compileRates,
  type Multipliers,
  PPM,
  RATE_SCALE,
  type TokenPrice,
} from '#contract/pricing';
import { decimalText } from '../pricing/decimal-text.ts';

/** Tokens of a record; the cache buckets are parts of the input. */
export interface ReceiptTokens {
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly output: number;
}

export interface ReceiptLine {
  readonly bucket: 'input' | 'cache_read' | 'cache_write' | 'output';
  readonly tokens: number;
  readonly rateUsd: string;
  readonly amountUsd: string;
}

export interface ReceiptLines {
  readonly lines: readonly ReceiptLine[];
  /** The sum of the lines in nano-USD times RATE_SCALE. */
  readonly exact: bigint;
}

const NANO_DECIMALS = 9;
const FACTOR_DECIMALS = 18;
const PER_TOKEN_DECIMALS = 6;

/** Prices each bucket exactly; buckets without tokens are left out. */
export function priceLines(
  tokens: ReceiptTokens,
  price: TokenPrice,
  multipliers: Multipliers,
): ReceiptLines {
  const rates = compileRates(price, multipliers);
  const fresh = Math.max(0, tokens.input - tokens.cacheRead - tokens.cacheWrite);
  const buckets = [
    { bucket: 'input', tokens: fresh, rate: rates.input },
    { bucket: 'cache_read', tokens: tokens.cacheRead, rate: rates.cacheRead },
    { bucket: 'cache_write', tokens: tokens.cacheWrite, rate: rates.cacheWrite },
    { bucket: 'output', tokens: tokens.output, rate: rates.output },
  ] as const;
  const used = buckets.filter((one) => one.tokens > 0);
  return {
    lines: used.map((one) => ({
      bucket: one.bucket,
      tokens: one.tokens,
      rateUsd: decimalText(one.rate, NANO_DECIMALS + FACTOR_DECIMALS),
      amountUsd: decimalText(
        BigInt(one.tokens) * one.rate,
        NANO_DECIMALS + FACTOR_DECIMALS + PER_TOKEN_DECIMALS,
      ),
    })),
    exact: used.reduce((sum, one) => sum + BigInt(one.tokens) * one.rate, 0n),
  };
}

/** The part of a charge that is the platform fee, rounded down. */
export function feePart(charge: bigint, feePpm: bigint): bigint {
  return (charge * feePpm) / (PPM + feePpm);
}

/** True when the charge is not exactly the sum of its lines. */
export function wasRounded(exact: bigint, charge: bigint): boolean {
  return exact !== nanoUsd(charge) * RATE_SCALE;
}
