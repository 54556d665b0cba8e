// One measured window, and the rotation of windows over all targets in alternating order.
import type { Target, TargetName } from './target.ts';

export interface Sample {
  /** The figure itself: µs of CPU, µs of latency, or KB; lower is better. */
  readonly cost: number;
  /** Answers or events a second, as a plausibility check. */
  readonly perSecond: number;
  /** The share of the window in which the measured core was busy. */
  readonly busy: number;
  /** The share of the measured core that other processes took meanwhile. */
  readonly others: number;
  /** Not to be counted: the measured core waited for something. */
  readonly isVoid: boolean;
}

export type Round = ReadonlyMap<TargetName, Sample>;
export type Measure = (target: Target) => Promise<Sample>;

export interface Rotation {
  readonly targets: readonly Target[];
  readonly windows: number;
  /** What the targets run until they are compiled, before anything counts. */
  readonly warmUp: Measure | undefined;
  readonly measure: Measure;
  readonly onRound: (done: number) => void;
}

const WARM_ANSWERS = 80_000;
const MAX_WARM_UPS = 24;
// A window that stays void is handed back as void, and the verdict says so.
const MAX_VOID_REPEATS = 3;
// Neighbours on the measured core spoil caches and make events arrive in heaps; on a machine that
// is never quiet the least disturbed window has to do.
const QUIET = 0.15;
const MAX_DISTURBED_REPEATS = 2;

export async function rotateWindows(rotation: Rotation): Promise<Round[]> {
  const { targets, windows, measure } = rotation;
  if (rotation.warmUp) await warmUp(targets, rotation.warmUp);
  const rounds: Round[] = [];
  for (let index = 0; index < windows; index += 1) {
    const order = index % 2 === 0 ? targets : targets.toReversed();
    const round = new Map<TargetName, Sample>();
    for (const target of order) round.set(target.name, await measureAgain(target, measure));
    rounds.push(round);
    rotation.onRound(index + 1);
  }
  return rounds;
}

// The more a program does for an answer, the longer the compiler takes to see all of it: a gateway
// is warm after some ten thousands of them, a relay sooner.
async function warmUp(targets: readonly Target[], measure: Measure): Promise<void> {
  for (const target of targets) {
    const isCompiled = target.name === 'nginx' || target.name === 'direct';
    const wanted = isCompiled ? 1 : WARM_ANSWERS;
    // Leases grow with what is asked of them, for which the control plane must be there.
    const calm = { ...target, hush: () => undefined };
    let answers = 0;
    for (let done = 0; done < MAX_WARM_UPS && answers < wanted; done += 1) {
      answers += (await measureOnce(calm, measure)).perSecond;
    }
  }
}

async function measureAgain(target: Target, measure: Measure): Promise<Sample> {
  let best = await measureOnce(target, measure);
  // Nobody is judged by these two, and the fastest proxy may outrun the load.
  if (target.name === 'direct' || target.name === 'nginx') return best;
  for (let repeat = 0; repeat < MAX_VOID_REPEATS; repeat += 1) {
    const isDisturbed = best.others > QUIET && repeat < MAX_DISTURBED_REPEATS;
    if (!best.isVoid && !isDisturbed) break;
    const next = await measureOnce(target, measure);
    const isBetter = next.isVoid === best.isVoid ? next.others < best.others : best.isVoid;
    if (isBetter) best = next;
  }
  return best;
}

async function measureOnce(target: Target, measure: Measure): Promise<Sample> {
  const sample = await measure(target);
  await target.settle();
  return sample;
}
