// What happens to a simulated world, step by step: calls, money moved, and in bad spells faults.
import type { PocketId } from '#contract/ids';
import { CALM } from './network.ts';
import type { Prng } from './prng.ts';
import { checkEnded, checkReturned } from './properties.ts';
import type { Rules } from './rules.ts';
import { Violated, type Violation } from './truth.ts';
import { World } from './world.ts';

/** Everything has ended this long after the last fault. */
const RECOVERY_MS = 60_000;
/** Idle money is back after five minutes, some ticks and a round trip. */
const IDLE_MS = 310_000;
const SPELL_STEPS = 200;

export interface RunResult {
  readonly violation: Violation | undefined;
  readonly counts: World['counts'];
}

/** Runs one seed. */
export function runSeed(options: {
  readonly seed: number;
  readonly steps: number;
  readonly rules: Rules;
  readonly trace?: (line: string) => void;
}): RunResult {
  const world = new World(options);
  try {
    start(world);
    for (world.step = 1; world.step <= options.steps; world.step++) takeStep(world);
    finish(world);
  } catch (error) {
    if (!(error instanceof Violated)) throw error;
    return { violation: error.violation, counts: world.counts };
  }
  return { violation: undefined, counts: world.counts };
}

function start(world: World): void {
  for (const id of world.pocketIds) world.move(id, BigInt(world.prng.between(100, 8000)));
  world.advance(1000);
}

function takeStep(world: World): void {
  const { prng } = world;
  if (world.step % SPELL_STEPS === 1) turnWeather(world);
  const dice = prng.next();
  if (dice < 0.72) call(world, prng.pick(world.pocketIds));
  else if (dice < 0.75) burst(world);
  else if (dice < 0.79) world.move(prng.pick(world.pocketIds), BigInt(prng.between(1, 3000)));
  else if (dice < 0.8) world.move(prng.pick(world.pocketIds), BigInt(-prng.between(1, 1500)));
  else if (dice < 0.803) world.drain(prng.pick(world.machines));
  else if (dice < 0.84 && world.deathRate > 0) breakSomething(world);
  world.advance(prng.chance(0.9) ? prng.between(1, 60) : prng.between(60, 900));
}

/** Fair and foul spells take turns; which comes first is the seed's choice. */
function turnWeather(world: World): void {
  const foul = world.prng.chance(0.5);
  world.deathRate = foul ? 0.002 : 0;
  if (!foul) world.network.heal();
}

function call(world: World, pocketId: PocketId): void {
  const { prng } = world;
  const need = world.sameNeed ?? anyNeed(prng);
  const whole = world.sameNeed !== undefined || prng.chance(0.6);
  const least = whole ? need : Math.max(1, Math.floor(need / prng.between(2, 20)));
  const turn = world.pocketIds.indexOf(pocketId) % world.machines.length;
  const machine = world.sticky ? world.machines[turn] : prng.pick(world.machines);
  if (machine) world.request(machine, pocketId, BigInt(need), BigInt(least));
}

function anyNeed(prng: Prng): number {
  const kind = prng.next();
  if (kind < 0.5) return prng.between(5, 60);
  return kind < 0.85 ? prng.between(60, 400) : prng.between(400, 2500);
}

function burst(world: World): void {
  const pocketId = world.prng.pick(world.pocketIds);
  for (let count = world.prng.between(3, 15); count > 0; count--) call(world, pocketId);
}

function breakSomething(world: World): void {
  const { prng, network, machines } = world;
  const machine = prng.pick(machines);
  const dice = prng.next();
  if (dice < 0.3) world.kill(machine);
  else if (dice < 0.4) world.crashControl();
  else if (dice < 0.5) machine.process?.turn(() => machine.process?.link.lose());
  else if (dice < 0.8) {
    if (prng.chance(0.7)) network.partition(machine.id, 'up');
    if (prng.chance(0.7)) network.partition(machine.id, 'down');
    world.timeline.after(prng.between(500, 12_000), () => network.mend(machine.id));
  } else {
    const stormy = { loss: 0.1, duplicate: 0.15, minMs: 1, maxMs: prng.pick([60, 900]) };
    network.weather = prng.chance(0.6) ? stormy : CALM;
  }
}

/** Faults stop, calls stop; everything must come to rest. */
function finish(world: World): void {
  world.busy = false;
  world.deathRate = 0;
  world.network.heal();
  world.control.up = true;
  for (const machine of world.machines) world.boot(machine);
  world.advance(RECOVERY_MS);
  const processes = world.machines.map((machine) => machine.process);
  const scene = { control: world.control, truth: world.truth, processes };
  world.demand(
    checkEnded(scene, (nodeId, nonce) =>
      processes.some((process) => process?.id === nodeId && process.nonce === nonce),
    ),
  );
  world.advance(IDLE_MS - RECOVERY_MS);
  world.demand(checkReturned(scene));
}
