// Usage is measured quantities without money, in one shape whatever the upstream calls them.

/** Tokens of one call. `inputTotal` includes both cache buckets, `outputTotal` includes reasoning. */
export interface Usage {
  readonly inputTotal: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly outputTotal: number;
  readonly reasoning: number;
  /** Who counted: the upstream, or we from what was relayed. */
  readonly source: 'upstream' | 'estimated';
}

export const NO_USAGE: Usage = {
  inputTotal: 0,
  cacheRead: 0,
  cacheWrite: 0,
  outputTotal: 0,
  reasoning: 0,
  source: 'upstream',
};

/** Input tokens that neither cache bucket holds; never below zero. */
export function freshInput(usage: Usage): number {
  return Math.max(0, usage.inputTotal - usage.cacheRead - usage.cacheWrite);
}

/** Whether a count can be a number of tokens at all. */
export function isTokenCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
