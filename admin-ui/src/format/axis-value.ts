// Values on a chart's axis: one unit for all of them, and as many decimals as the step needs.
const NO_BREAK = '\u00a0';
const LEAST_SECONDS_STEP_MS = 100;
const NANO_PER_USD = 1e9;

/** Milliseconds where the steps are short, seconds otherwise: `75 ms`, `0.50 s`. */
export function printAxisDuration(ms: number, stepMs: number): string {
  if (ms === 0) {
    return '0';
  }
  return stepMs < LEAST_SECONDS_STEP_MS
    ? `${printInSteps(ms, stepMs)}${NO_BREAK}ms`
    : `${printInSteps(ms / 1000, stepMs / 1000)}${NO_BREAK}s`;
}

/** Nano-dollars as dollars: `$0.05`, `$0.10`, `$0.15`. */
export function printAxisUsd(nano: number, stepNano: number): string {
  return nano === 0 ? '$0' : `$${printInSteps(nano / NANO_PER_USD, stepNano / NANO_PER_USD)}`;
}

function printInSteps(value: number, step: number): string {
  const [, decimals = ''] = step.toFixed(9).replace(/0+$/, '').split('.');
  return value.toFixed(decimals.length);
}
