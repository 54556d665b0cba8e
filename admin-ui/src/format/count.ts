// Prints counts, shares and sizes. Thin gaps between thousands are made by margin, so
// these functions return groups and a copy of the page yields plain digits.
const NO_BREAK = '\u00a0';
const STEPS = [
  { size: 1e12, unit: 'T' },
  { size: 1e9, unit: 'B' },
  { size: 1e6, unit: 'M' },
] as const;

/** `61204` becomes `['61', '204']`; undefined input is not a count. */
export function groupDigits(value: number | string | bigint): readonly string[] {
  const text = value.toString();
  const digits = text.startsWith('-') ? text.slice(1) : text;
  if (!/^\d+$/.test(digits)) {
    return [text];
  }
  const groups = digits.replace(/\B(?=(\d{3})+$)/g, ' ').split(' ');
  return text.startsWith('-') ? [`\u2212${groups[0]}`, ...groups.slice(1)] : groups;
}

/** `9.42 B` from a million on, the plain count below. */
export function compactCount(value: number): { readonly value: string; readonly unit: string } {
  const step = STEPS.find(({ size }) => Math.abs(value) >= size);
  if (step === undefined) {
    return { value: value.toString(), unit: '' };
  }
  return { value: threeDigits(value / step.size), unit: step.unit };
}

/** A context window as people say it: `128K`. */
export function printContext(tokens: number): string {
  if (tokens >= 1_000_000 && tokens % 1_000_000 === 0) {
    return `${tokens / 1_000_000}M`;
  }
  if (tokens >= 1000 && tokens % 1000 === 0) {
    return `${tokens / 1000}K`;
  }
  return tokens >= 1024 && tokens % 1024 === 0 ? `${tokens / 1024}K` : tokens.toString();
}

/** A ratio as a share: one decimal; success rates take two. */
export function printPercent(ratio: number, decimals: 0 | 1 | 2 = 1): string {
  return `${(ratio * 100).toFixed(decimals)}${NO_BREAK}%`;
}

/** A multiplier in parts per million: `0.95`, `1.2`. */
export function printPartsPerMillion(parts: number): string {
  return (parts / 1_000_000).toFixed(6).replace(/\.?0+$/, '');
}

/** The tick of an axis: `30k`, `1.5M`. */
export function printAxisCount(value: number): string {
  if (value >= 1e9) return `${trim(value / 1e9)}B`;
  if (value >= 1e6) return `${trim(value / 1e6)}M`;
  return value >= 1e3 ? `${trim(value / 1e3)}k` : trim(value);
}

function threeDigits(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(size >= 10 ? 1 : 2);
}

function trim(value: number): string {
  return Number(value.toFixed(2)).toString();
}
