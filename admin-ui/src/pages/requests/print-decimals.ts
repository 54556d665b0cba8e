// Exact decimals of the server, printed digit by digit without a number in between; pure.

const NANO_DECIMALS = 9;
const RATE_DECIMALS = 2;

/** `0.00442368` becomes `0.004`, `423`, `680`: nine decimals at least, all that there are. */
export function splitDecimals(value: string): readonly string[] {
  const [whole = '0', decimals = ''] = value.split('.');
  const least = Math.max(NANO_DECIMALS, Math.ceil(decimals.length / 3) * 3);
  const [first = '', ...rest] = decimals.padEnd(least, '0').match(/.{3}/g) ?? [];
  return [`${whole}.${first}`, ...rest];
}

/** `3` becomes `3.00`; a finer rate keeps its digits. */
export function widenRate(value: string): string {
  const [whole = '0', decimals = ''] = value.split('.');
  return `${whole}.${decimals.padEnd(RATE_DECIMALS, '0')}`;
}
