// A price version as people read it: catalogue beside billable, exact decimal USD. Pure.
import type { Multipliers } from '#contract/pricing';
import { PPM } from '#contract/pricing';
import { decimalText } from './decimal-text.ts';
import type { PriceEntity } from './price.entity.ts';

/** Exact USD: per million tokens, per image, per second. Null where there is no such price. */
export interface PriceAmounts {
  readonly inputUsd: string | null;
  readonly outputUsd: string | null;
  readonly cacheReadUsd: string | null;
  readonly cacheWriteUsd: string | null;
  readonly perImageUsd: string | null;
  readonly perSecond: readonly { readonly resolution: string; readonly usd: string }[];
}

type Buckets = Pick<
  PriceEntity,
  | 'inputNanoUsd'
  | 'outputNanoUsd'
  | 'cacheReadNanoUsd'
  | 'cacheWriteNanoUsd'
  | 'perImageNanoUsd'
  | 'perSecondNanoUsd'
>;

const NANO_DECIMALS = 9;
// Three factors in parts per million.
const FACTOR_DECIMALS = 18;

/** What the vendor's catalogue says. */
export function catalogueAmounts(price: Buckets): PriceAmounts {
  return amounts(price, (nano) => decimalText(nano, NANO_DECIMALS));
}

/** What a caller pays: catalogue times fee, model and group. */
export function billableAmounts(price: Buckets, multipliers: Multipliers): PriceAmounts {
  const factor = (PPM + multipliers.feePpm) * multipliers.modelPpm * multipliers.groupPpm;
  return amounts(price, (nano) => decimalText(nano * factor, NANO_DECIMALS + FACTOR_DECIMALS));
}

function amounts(price: Buckets, write: (nano: bigint) => string): PriceAmounts {
  const writeOrNull = (nano: bigint | null) => (nano === null ? null : write(nano));
  return {
    inputUsd: writeOrNull(price.inputNanoUsd),
    outputUsd: writeOrNull(price.outputNanoUsd),
    cacheReadUsd: writeOrNull(price.cacheReadNanoUsd),
    cacheWriteUsd: writeOrNull(price.cacheWriteNanoUsd),
    perImageUsd: writeOrNull(price.perImageNanoUsd),
    perSecond: Object.entries(price.perSecondNanoUsd ?? {}).map(([resolution, nano]) => ({
      resolution,
      usd: write(BigInt(nano)),
    })),
  };
}
