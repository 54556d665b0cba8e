// Prints and reads money. Amounts are decimal strings of integer nano-USD from the
// server; nothing here rounds through a float or adds two amounts up.
const NANO_PER_USD = 1_000_000_000n;
const NANO_PER_CENT = 10_000_000n;
const NANO_PER_MICRO = 1_000n;
const MINUS = '\u2212';

/** How many decimals are printed, and why. */
export type MoneyStyle =
  /** From one dollar on: cents. */
  | 'cents'
  /** Below one dollar: millionths, aligned on the point down a column. */
  | 'micro'
  /** Details and hover: the exact amount. */
  | 'nano'
  /** Whole amounts in a sentence: no decimals when there are none. */
  | 'short';

export interface MoneyParts {
  readonly sign: '' | '+' | '\u2212';
  /** Leading zeros that recede, with the point: `0.00`. */
  readonly lead: string;
  /** The digits that count, in groups that are set apart by margin. */
  readonly groups: readonly string[];
}

/** Reads an integer amount; undefined when the text is not one. */
export function readNano(value: string): bigint | undefined {
  return /^-?\d{1,30}$/.test(value) ? BigInt(value) : undefined;
}

/** Cents when every amount shows its worth in them, millionths otherwise. */
export function chooseMoneyStyle(values: readonly string[]): MoneyStyle {
  const fitsCents = values.every((value) => {
    const size = sizeOf(readNano(value) ?? 0n);
    return size >= NANO_PER_USD || size % NANO_PER_CENT === 0n;
  });
  return fitsCents ? 'cents' : 'micro';
}

/**
 * For balances and bookings: cents only where they are exact, and enough decimals for the
 * smallest of them, so that each debit is seen in the balance that it leaves.
 */
export function chooseExactStyle(values: readonly (string | null)[]): MoneyStyle {
  const sizes = values.map((value) => sizeOf(readNano(value ?? '0') ?? 0n));
  if (sizes.every((size) => size % NANO_PER_CENT === 0n)) {
    return 'cents';
  }
  return sizes.some((size) => size > 0n && size < NANO_PER_MICRO) ? 'nano' : 'micro';
}

/** The style for an amount that stands alone. */
export function styleForOne(value: string): MoneyStyle {
  return chooseMoneyStyle([value]);
}

interface MoneyOptions {
  /** Credits get a plus. */
  readonly signed?: boolean;
  /** Nobody is shown more than they have: a balance is rounded down. */
  readonly balance?: boolean;
}

/** Splits an amount into what a component needs to print it. */
export function splitMoney(
  value: string,
  style: MoneyStyle,
  { signed = false, balance = false }: MoneyOptions = {},
): MoneyParts {
  const nano = readNano(value);
  if (nano === undefined) {
    return { sign: '', lead: '', groups: [value] };
  }
  const size = sizeOf(nano);
  const rounding = balance ? (nano < 0n ? 'up' : 'down') : 'half';
  const { whole, decimals } = roundTo(size, decimalsFor(size, style), rounding);
  const sign = nano < 0n ? MINUS : signed && nano > 0n ? '+' : '';
  if (style === 'nano') {
    const [first = '', ...rest] = decimals.match(/.{3}/g) ?? [];
    return { sign, lead: '', groups: [`${groupThousands(whole)}.${first}`, ...rest] };
  }
  const text = decimals === '' ? groupThousands(whole) : `${groupThousands(whole)}.${decimals}`;
  const lead = style === 'micro' && nano !== 0n ? (/^0\.0*/.exec(text)?.[0] ?? '') : '';
  return { sign, lead, groups: [text.slice(lead.length)] };
}

/** One string: `$1,206.01`, `−$0.004424`. */
export function printUsd(value: string, style: MoneyStyle = styleForOne(value)): string {
  const parts = splitMoney(value, style);
  return `${parts.sign}$${parts.lead}${parts.groups.join('')}`;
}

/** A balance in one string: rounded down, and not to cents unless they are exact. */
export function printBalance(value: string): string {
  const parts = splitMoney(value, chooseExactStyle([value]), { balance: true });
  return `${parts.sign}$${parts.lead}${parts.groups.join('')}`;
}

/** Every decimal, for hover and copies: `0.010253520`. */
export function printExact(value: string): string {
  const parts = splitMoney(value, 'nano');
  return `${parts.sign === MINUS ? '-' : ''}${parts.groups.join('').replaceAll(',', '')}`;
}

/** A price per million tokens: two decimals or as many more as it has. */
export function printRate(value: string): string {
  const nano = readNano(value);
  if (nano === undefined) {
    return value;
  }
  const exact = printExact(value).replace('-', MINUS);
  return exact.replace(/(\.\d{2}\d*?)0+$/, '$1');
}

/** The amount as it is put into a field: no grouping, no idle zeros. */
export function moneyToField(value: string | null | undefined): string {
  if (value === null || value === undefined || readNano(value) === undefined) {
    return '';
  }
  return printExact(value).replace(/\.?0+$/, '');
}

/** Reads what a person typed in dollars into nano-USD; undefined when it is no amount. */
export function moneyFromField(text: string): string | undefined {
  const match = /^\s*\$?\s*(-|\u2212)?(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,9}))?\s*$/.exec(
    text,
  );
  if (match === null) {
    return undefined;
  }
  const [, minus, whole = '0', decimals = ''] = match;
  const nano =
    BigInt(whole.replaceAll(',', '')) * NANO_PER_USD + BigInt(decimals.padEnd(9, '0') || '0');
  return `${minus === undefined ? '' : '-'}${nano === 0n ? '0' : nano}`.replace(/^-0$/, '0');
}

function decimalsFor(size: bigint, style: MoneyStyle): number {
  switch (style) {
    case 'nano':
      return 9;
    case 'micro':
      // An amount that millionths would print as zero keeps its digits.
      return size > 0n && size < NANO_PER_MICRO ? 9 : 6;
    case 'cents':
      return 2;
    case 'short':
      if (size % NANO_PER_USD === 0n) {
        return 0;
      }
      return size % NANO_PER_CENT === 0n ? 2 : 6;
  }
}

type Rounding = 'half' | 'down' | 'up';

/** Rounds at the given decimal, on integers; a half goes away from zero. */
function roundTo(
  size: bigint,
  decimals: number,
  rounding: Rounding,
): { whole: string; decimals: string } {
  const unit = 10n ** BigInt(9 - decimals);
  const extra = { half: unit / 2n, down: 0n, up: unit - 1n }[rounding];
  const rounded = (size + extra) / unit;
  const scale = 10n ** BigInt(decimals);
  return {
    whole: (rounded / scale).toString(),
    decimals: decimals === 0 ? '' : (rounded % scale).toString().padStart(decimals, '0'),
  };
}

function sizeOf(nano: bigint): bigint {
  return nano < 0n ? -nano : nano;
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}
