// Decimal USD text to nano-USD, exactly: the form in which catalogues and people write prices.
import { type NanoUsd, nanoUsd } from '#contract/money';

const USD = /^(0|[1-9][0-9]{0,8})(?:\.([0-9]{1,9}))?$/;

/** Reads decimal USD with at most nine decimals; undefined when the text is not that. */
export function parseUsdText(text: string): NanoUsd | undefined {
  const parts = USD.exec(text);
  if (!parts) return undefined;
  const [, whole = '0', decimals = ''] = parts;
  return nanoUsd(BigInt(whole + decimals.padEnd(9, '0')));
}
