// The command line of the bench, read once; a wrong word is answered with what is known.
import { parseArgs } from 'node:util';

export const SUITES = ['json', 'sse', 'long', 'latency', 'memory'] as const;
export type SuiteName = (typeof SUITES)[number];

export interface BenchOptions {
  readonly windows: number;
  readonly suites: readonly SuiteName[];
  /** Measures a second bare relay in the product's place: its ratios must be 1. */
  readonly checkRig: boolean;
  readonly withoutProduct: boolean;
  /** Lets the control plane run on during windows, beside the load. */
  readonly controlRuns: boolean;
  /** Where the data plane's CPU profile goes, when one is wanted. */
  readonly profileFolder: string | undefined;
}

const DEFAULT_WINDOWS = 8;
const QUICK_WINDOWS = 3;
const MAX_WINDOWS = 100;

export const USAGE = `npm run bench -- [--windows N] [--only ${SUITES.join(',')}] [--quick]
  --windows N     measured windows of each target (${DEFAULT_WINDOWS})
  --only LIST     some of the figures only
  --quick         ${QUICK_WINDOWS} windows each: for a look, not for a verdict
  --check-rig     a second bare relay in the product's place: ratios outside 0.95 to 1.05 fail
  --no-product    the yardsticks alone
  --control-runs  do not stop the control plane during windows
  --profile DIR   write a CPU profile of the data plane into DIR (the figures suffer)`;

/** The options, or what is wrong with them. */
export function readOptions(args: readonly string[]): BenchOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        windows: { type: 'string' },
        only: { type: 'string' },
        quick: { type: 'boolean', default: false },
        'check-rig': { type: 'boolean', default: false },
        'no-product': { type: 'boolean', default: false },
        'control-runs': { type: 'boolean', default: false },
        profile: { type: 'string' },
      },
    });
    const fallback = values.quick ? QUICK_WINDOWS : DEFAULT_WINDOWS;
    const windows = values.windows === undefined ? fallback : Number(values.windows);
    if (!Number.isInteger(windows) || windows < 1 || windows > MAX_WINDOWS) {
      return `--windows takes a whole number from 1 to ${MAX_WINDOWS}.`;
    }
    const asked = values.only?.split(',') ?? [...SUITES];
    const unknown = asked.filter((name) => !SUITES.some((suite) => suite === name));
    if (unknown.length > 0) return `--only knows ${SUITES.join(', ')}, not ${unknown.join(', ')}.`;
    return {
      windows,
      suites: SUITES.filter((suite) => asked.includes(suite)),
      checkRig: values['check-rig'],
      withoutProduct: values['no-product'],
      controlRuns: values['control-runs'],
      profileFolder: values.profile,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
