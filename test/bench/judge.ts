// From windows to a verdict: best and median window of each target, the ratio to the bare relay in
// both, and whether the limit holds.
import { least, median } from './statistics.ts';
import type { Suite } from './suites.ts';
import type { TargetName } from './target.ts';
import type { Round, Sample } from './window.ts';

export interface TargetFigure {
  readonly target: TargetName;
  readonly best: number;
  readonly median: number;
  readonly perSecond: number;
  readonly busy: number;
  readonly others: number;
  readonly windows: number;
  /** Best window over the relay's best, and the median of the ratios within each round. */
  readonly bestRatio: number;
  readonly medianRatio: number;
}

export type Verdict = 'aim' | 'limit' | 'missed' | 'void' | 'not measured';

export interface Figure {
  readonly suite: Suite;
  readonly targets: readonly TargetFigure[];
  readonly verdict: Verdict;
}

export function judgeSuite(suite: Suite, rounds: readonly Round[], wanted: number): Figure {
  const names = suite.targets.filter((name) => rounds.some((round) => round.has(name)));
  const targets = names.map((name) => describeTarget(name, rounds));
  return { suite, targets, verdict: judge(suite, targets, wanted) };
}

function describeTarget(target: TargetName, rounds: readonly Round[]): TargetFigure {
  const samples = rounds.flatMap((round) => pick(round, target));
  const costs = samples.map((sample) => sample.cost);
  const relayCosts = rounds.flatMap((round) => pick(round, 'relay')).map((sample) => sample.cost);
  const ratios = rounds.flatMap((round) => {
    const [own] = pick(round, target);
    const [relay] = pick(round, 'relay');
    return own === undefined || relay === undefined ? [] : [own.cost / relay.cost];
  });
  return {
    target,
    best: least(costs),
    median: median(costs),
    perSecond: median(samples.map((sample) => sample.perSecond)),
    busy: median(samples.map((sample) => sample.busy)),
    others: median(samples.map((sample) => sample.others)),
    windows: samples.length,
    bestRatio: least(costs) / least(relayCosts),
    medianRatio: median(ratios),
  };
}

// Void windows count for nobody who is judged; the others may be too fast to fill their core.
function pick(round: Round, target: TargetName): Sample[] {
  const sample = round.get(target);
  if (sample === undefined) return [];
  const isJudged = target === 'product' || target === 'relay';
  return isJudged && sample.isVoid ? [] : [sample];
}

function judge(suite: Suite, targets: readonly TargetFigure[], wanted: number): Verdict {
  const product = targets.find(({ target }) => target === 'product');
  const relay = targets.find(({ target }) => target === 'relay');
  if (product === undefined || relay === undefined) return 'not measured';
  if (product.windows < wanted || relay.windows < wanted) return 'void';
  const value = suite.judged === 'ratio' ? product.medianRatio : product.median;
  if (value <= suite.aim) return 'aim';
  return value <= suite.limit ? 'limit' : 'missed';
}
