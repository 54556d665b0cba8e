// Money is bigint nano-USD. This file alone makes such values; arithmetic keeps the brand.

declare const unit: unique symbol;

/** Billionths of a US dollar. */
export type NanoUsd = bigint & { readonly [unit]: 'nano_usd' };

export const ZERO = 0n as NanoUsd;

export const NANO_PER_USD = 1_000_000_000n;

/** Takes a bigint for an amount of nano-USD. */
export function nanoUsd(amount: bigint): NanoUsd {
  return amount as NanoUsd;
}

export function addNano(a: NanoUsd, b: NanoUsd): NanoUsd {
  return (a + b) as NanoUsd;
}

export function subtractNano(a: NanoUsd, b: NanoUsd): NanoUsd {
  return (a - b) as NanoUsd;
}

export function minNano(a: NanoUsd, b: NanoUsd): NanoUsd {
  return a < b ? a : b;
}

export function maxNano(a: NanoUsd, b: NanoUsd): NanoUsd {
  return a > b ? a : b;
}

export function timesNano(a: NanoUsd, factor: number): NanoUsd {
  return (a * BigInt(factor)) as NanoUsd;
}

const DECIMAL = /^-?(0|[1-9][0-9]{0,24})$/;

/** Reads a decimal string of whole nano-USD; undefined when it is not one. */
export function parseNanoUsd(text: unknown): NanoUsd | undefined {
  return typeof text === 'string' && DECIMAL.test(text) ? (BigInt(text) as NanoUsd) : undefined;
}

/** Writes whole nano-USD as a decimal string, the only form money has in a message. */
export function formatNanoUsd(amount: NanoUsd): string {
  return amount.toString();
}

/** Divides rounding up; both operands non-negative. The only rounding in a charge. */
export function divideRoundingUp(numerator: bigint, denominator: bigint): bigint {
  return (numerator + denominator - 1n) / denominator;
}
