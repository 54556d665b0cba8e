// An edited catalogue price before it is saved: what the next version would hold, and what
// a caller would pay for it. Exact integers throughout; nothing is rounded.
import { checkAmount, type FieldCode } from '../../fields/read-fields.ts';
import { moneyFromField } from '../../format/money.ts';

export const BUCKETS = [
  'inputNanoUsd',
  'outputNanoUsd',
  'cacheReadNanoUsd',
  'cacheWriteNanoUsd',
  'perImageNanoUsd',
] as const;
export type Bucket = (typeof BUCKETS)[number];

/** What was typed, in USD; an empty text takes the price away. */
export interface PriceDraft {
  readonly texts: Readonly<Partial<Record<Bucket, string>>>;
  /** By resolution. */
  readonly perSecond: Readonly<Record<string, string>>;
}

export const NO_DRAFT: PriceDraft = { texts: {}, perSecond: {} };

type Saved = Readonly<Partial<Record<Bucket, string | null>>> & {
  readonly catalogue: {
    readonly perSecond: readonly { readonly resolution: string; readonly usd: string }[];
  };
};

/** The whole next version: what was not edited stays as it is. */
export function readNextPrice(saved: Saved | null | undefined, draft: PriceDraft) {
  const amountOf = (bucket: Bucket): string | null => {
    const text = draft.texts[bucket];
    return text === undefined ? (saved?.[bucket] ?? null) : (moneyFromField(text) ?? null);
  };
  const seconds = new Map(
    (saved?.catalogue.perSecond ?? []).map(({ resolution, usd }) => [resolution, usd]),
  );
  for (const [resolution, text] of Object.entries(draft.perSecond)) {
    seconds.set(resolution, text);
  }
  const perSecond = [...seconds].flatMap(([resolution, usd]) => {
    const nanoUsd = moneyFromField(usd);
    return nanoUsd === undefined ? [] : [{ resolution, nanoUsd }];
  });
  return {
    inputNanoUsd: amountOf('inputNanoUsd'),
    outputNanoUsd: amountOf('outputNanoUsd'),
    cacheReadNanoUsd: amountOf('cacheReadNanoUsd'),
    cacheWriteNanoUsd: amountOf('cacheWriteNanoUsd'),
    perImageNanoUsd: amountOf('perImageNanoUsd'),
    perSecond: perSecond.length === 0 ? null : perSecond,
  };
}

/** As the server has it: no price of anybody comes near. */
const MOST_NANO_USD = 10_000_000_000_000n;

/** What is wrong with a typed price; an empty text takes the price away. */
export function checkPrice(text: string): FieldCode | undefined {
  return checkAmount(text, { allowZero: true, optional: true, mostNanoUsd: MOST_NANO_USD });
}

/** Whether it could be saved. */
export function isWrong({ texts, perSecond }: PriceDraft): boolean {
  const typed = [...Object.values(texts), ...Object.values(perSecond)];
  return typed.some((text) => checkPrice(text) !== undefined);
}

/** Whether anything differs from the version in force; what is half typed does. */
export function isChanged(saved: Saved | null | undefined, draft: PriceDraft): boolean {
  if (isWrong(draft)) {
    return true;
  }
  const now = readNextPrice(saved, NO_DRAFT);
  return JSON.stringify(now) !== JSON.stringify(readNextPrice(saved, draft));
}

const PPM = 1_000_000n;
const NANO_DECIMALS = 9;
const FACTOR_DECIMALS = 12;

/** Catalogue times fee and model, as the exact decimal that the server would print. */
export function billableUsd(
  nanoUsd: string,
  factors: { readonly feePpm: number; readonly modelPpm: number },
): string {
  const amount = BigInt(nanoUsd) * (PPM + BigInt(factors.feePpm)) * BigInt(factors.modelPpm);
  const places = NANO_DECIMALS + FACTOR_DECIMALS;
  const digits = amount.toString().padStart(places + 1, '0');
  const decimals = digits.slice(-places).replace(/0+$/, '');
  return `${digits.slice(0, -places)}${decimals === '' ? '' : `.${decimals}`}`;
}

/** The change in tenths of a percent, signed; undefined from or to nothing. */
export function changeText(
  before: string | null | undefined,
  after: string | null,
): string | undefined {
  const from = BigInt(before ?? '0');
  if (from === 0n || after === null) {
    return undefined;
  }
  const tenths = ((BigInt(after) - from) * 1_000n) / from;
  const size = tenths < 0n ? -tenths : tenths;
  return `${tenths < 0n ? '\u2212' : '+'}${size / 10n}.${size % 10n}\u00a0%`;
}

const MOST_DECIMALS = 6;

/** A rate as tables show it: two decimals at least, six at most. */
export function printUsdRate(usd: string): string {
  const [whole = '', decimals = ''] = usd.split('.');
  return `${whole}.${decimals.slice(0, MOST_DECIMALS).replace(/0+$/, '').padEnd(2, '0')}`;
}
