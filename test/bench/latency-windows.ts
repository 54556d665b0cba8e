// Latency at a constant rate: the median of each window, from which the direct call's median in the
// same round is taken away.
import { runAtRate } from './constant-rate.ts';
import { SMALL_BODY } from './requests.ts';
import { quantile } from './statistics.ts';
import type { Target, TargetName } from './target.ts';
import type { Round, Sample } from './window.ts';

const PER_SECOND = 1_000;
const SECONDS = 1;

export async function measureLatency(target: Target): Promise<Sample> {
  const rate = { perSecond: PER_SECOND, seconds: SECONDS, body: SMALL_BODY };
  const { latenciesUs, spent } = await runAtRate(target, rate);
  return {
    cost: quantile(latenciesUs, 0.5),
    perSecond: latenciesUs.length / SECONDS,
    busy: spent.busy,
    others: spent.others,
    isVoid: false,
  };
}

/** What each target adds to a direct call; a round is its own reference. */
export function subtractDirect(rounds: readonly Round[]): Round[] {
  return rounds.map((round) => {
    const direct = round.get('direct')?.cost ?? Number.NaN;
    const added = [...round].map(([name, sample]): [TargetName, Sample] => [
      name,
      name === 'direct' ? sample : { ...sample, cost: sample.cost - direct },
    ]);
    return new Map(added);
  });
}
