// Factors in parts per million as people read them: 950000 is 0.95, 200000 is 20 %.
const PARTS_PER_ONE = 1_000_000;
const PARTS_PER_PERCENT = 10_000;

/** `0.95`; the exact factor without idle zeros. */
export function printFactor(ppm: number): string {
  return printParts(ppm, PARTS_PER_ONE, 6);
}

/** `20`, the percent of a part, exact. */
export function printPercentField(ppm: number): string {
  return printParts(ppm, PARTS_PER_PERCENT, 4);
}

/** `12.5` percent becomes 125000 parts per million, without a float in between. */
export function readPercentField(text: string): number {
  const [whole = '0', decimals = ''] = text.trim().split('.');
  return Number(whole) * PARTS_PER_PERCENT + Number(decimals.padEnd(4, '0').slice(0, 4));
}

function printParts(ppm: number, unit: number, digits: number): string {
  const whole = Math.trunc(ppm / unit);
  const rest = String(ppm % unit)
    .padStart(digits, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole}.${rest}`;
}
