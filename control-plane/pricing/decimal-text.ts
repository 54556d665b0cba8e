// Writes a scaled integer as exact decimal text. Prices leave the control plane in this form, so
// that whoever shows them neither multiplies nor rounds.

/** value / 10^scale, without trailing zeros and never in exponent form. */
export function decimalText(value: bigint, scale: number): string {
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const decimals = digits.slice(digits.length - scale).replace(/0+$/, '');
  const text = decimals === '' ? whole : `${whole}.${decimals}`;
  return negative ? `-${text}` : text;
}
