// Reads what people type. Each check answers with a code that the translation files
// know, or with nothing when the text is right; readers assume that it is.
import { moneyFromField } from '../format/money.ts';
import type problems from '../i18n/en/problems.json';

export type FieldCode = keyof typeof problems.field;

const PARTS_PER_ONE = 1_000_000;

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

export function checkText(
  text: string,
  { min = 1, max = 200 }: Bounds = {},
): FieldCode | undefined {
  const { length } = text.trim();
  if (length === 0) {
    return min > 0 ? 'required' : undefined;
  }
  return length < min ? 'tooShort' : length > max ? 'tooLong' : undefined;
}

/** Whole numbers only; an empty text is a missing value. */
export function checkWhole(text: string, bounds: Bounds = {}): FieldCode | undefined {
  const value = text.trim();
  if (value === '') {
    return 'required';
  }
  if (!/^-?\d{1,15}$/.test(value)) {
    return 'notANumber';
  }
  return checkBounds(Number(value), bounds);
}

export function readWhole(text: string): number {
  return Number(text.trim());
}

/** An empty text stands for "none" in optional fields. */
export function readOptionalWhole(text: string): number | null {
  return text.trim() === '' ? null : readWhole(text);
}

/** A factor such as 1.2, at most six decimals. */
export function checkFactor(text: string, bounds: Bounds = {}): FieldCode | undefined {
  const value = text.trim();
  if (value === '') {
    return 'required';
  }
  if (!/^\d{1,6}(\.\d{1,6})?$/.test(value)) {
    return 'notADecimal';
  }
  return checkBounds(Number(value), bounds);
}

/** `1.2` becomes 1200000 parts per million, without a float in between. */
export function readFactor(text: string): number {
  const [whole = '0', decimals = ''] = text.trim().split('.');
  return Number(whole) * PARTS_PER_ONE + Number(decimals.padEnd(6, '0'));
}

interface AmountRules {
  readonly allowZero?: boolean;
  readonly optional?: boolean;
  /** What can be stored, unless there is a limit of its own. */
  readonly mostNanoUsd?: bigint;
}

const MOST_STORED = 2n ** 63n - 1n;
/** More digits than are read, but an amount all the same. */
const LONG_AMOUNT = /^\$?\s*\d{13,}(\.\d{1,9})?$/;

export function checkAmount(text: string, rules: AmountRules = {}): FieldCode | undefined {
  if (text.trim() === '') {
    return rules.optional === true ? undefined : 'required';
  }
  const nano = moneyFromField(text);
  if (nano === undefined) {
    return LONG_AMOUNT.test(text.trim()) ? 'tooLarge' : 'notAnAmount';
  }
  if (nano.startsWith('-') || (nano === '0' && rules.allowZero !== true)) {
    return rules.allowZero === true ? 'negative' : 'notPositive';
  }
  const { mostNanoUsd = MOST_STORED } = rules;
  return BigInt(nano) > mostNanoUsd ? 'tooLarge' : undefined;
}

export function checkEmail(text: string): FieldCode | undefined {
  const value = text.trim();
  if (value === '') {
    return 'required';
  }
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'notAnEmail';
}

export function checkUrl(text: string): FieldCode | undefined {
  const value = text.trim();
  if (value === '') {
    return 'required';
  }
  return /^https?:\/\//.test(value) && URL.canParse(value) ? undefined : 'notAUrl';
}

/** Lines or commas into a list without empty or double entries. */
export function readList(text: string): string[] {
  return [...new Set(text.split(/[\n,]/).map((part) => part.trim()))].filter((part) => part !== '');
}

function checkBounds(value: number, { min, max }: Bounds): FieldCode | undefined {
  if (min !== undefined && value < min) {
    return 'tooSmall';
  }
  return max !== undefined && value > max ? 'tooLarge' : undefined;
}
