// One simulated world: nodes with disks and clocks, the control plane, the links between, upstreams
// that answer, and the seed that decides all of it.
import type { AttemptId, BootNonce, NodeId, PocketId } from '#contract/ids';
import { WAIT_MS } from '#contract/lease-book';
import { minNano, nanoUsd } from '#contract/money';
import { Control } from './control.ts';
import { Spool } from './disk.ts';
import { Network } from './network.ts';
import { type Call, Killed, NodeProcess, type NodeSurroundings, type Request } from './node.ts';
import { createPrng, type Prng } from './prng.ts';
import {
  checkBooks,
  checkLowered,
  checkRefusal,
  type Fault,
  type RefusalFacts,
} from './properties.ts';
import type { Rules } from './rules.ts';
import { Timeline } from './timeline.ts';
import { Truth, Violated } from './truth.ts';

const BUSY_TICK_MS = 50;
const QUIET_TICK_MS = 400;
const FOLD_MS = 5000;

export interface Machine {
  readonly id: NodeId;
  spool: Spool;
  process: NodeProcess | undefined;
  readonly bootMs: () => number;
  boots: number;
}

export interface WorldOptions {
  readonly seed: number;
  readonly rules: Rules;
  readonly trace?: (line: string) => void;
}

export class World {
  readonly prng: Prng;
  readonly timeline = new Timeline();
  readonly network: Network;
  readonly rules: Rules;
  readonly control: Control;
  readonly truth: Truth;
  readonly machines: Machine[] = [];
  readonly pocketIds: PocketId[];
  readonly admissionMs: number;
  /** What every request of this world needs; undefined where they differ. */
  readonly sameNeed: number | undefined;
  /** Whether a balancer sends each pocket's requests to one node. */
  readonly sticky: boolean;
  readonly counts = { placed: 0, lowered: 0, empty: 0, in_flight: 0, stranded: 0, unknown: 0 };
  step = 0;
  /** Whether calls still arrive; without, nodes tick slowly. */
  busy = true;
  /** Chance of a kill at each point inside a turn where it may happen. */
  deathRate = 0;
  troubledMs = 0;
  private connections = 0;
  private requests = 0;
  private readonly trace: ((line: string) => void) | undefined;

  constructor({ seed, rules, trace }: WorldOptions) {
    this.prng = createPrng(seed);
    this.rules = rules;
    this.trace = trace;
    this.network = new Network(this.timeline, this.prng);
    this.admissionMs = this.prng.pick([3000, 20_000, 900_000]);
    this.sameNeed = this.prng.chance(0.3) ? this.prng.between(50, 800) : undefined;
    this.sticky = this.prng.chance(0.25);
    const pockets = this.prng.between(1, 3);
    this.pocketIds = Array.from({ length: pockets }, (_, index) => `pocket${index}` as PocketId);
    this.truth = new Truth(this.timeline, this.pocketIds);
    this.control = new Control(this.pocketIds, {
      rules,
      nowMs: () => this.timeline.nowMs,
      admissionMs: this.admissionMs,
      send: (nodeId, message) =>
        this.network.send(nodeId, 'down', () => {
          this.log(`${nodeId} <- ${describe(message)}`);
          this.machines.find(({ id }) => id === nodeId)?.process?.receive(message);
        }),
      diesAfterCommit: () => this.crashControlAfterCommit(),
    });
    const nodes = this.prng.between(2, 4);
    for (let index = 0; index < nodes; index++) this.addMachine(`node${index}` as NodeId);
    this.repeat(FOLD_MS, () => {
      if (this.control.up) this.control.fold();
      if (this.rules.timerReclaims) this.control.reclaimByTimer();
    });
  }

  private addMachine(id: NodeId): void {
    const offset = this.prng.between(0, 1_000_000);
    const drift = 1 + (this.prng.next() - 0.5) / 500;
    const bootMs = () => offset + Math.floor(this.timeline.nowMs * drift);
    const machine: Machine = { id, spool: new Spool(), process: undefined, bootMs, boots: 0 };
    this.machines.push(machine);
    this.boot(machine);
    const tick = () => {
      machine.process?.tick();
      const slow = !this.busy && (machine.process?.waiting.size ?? 0) === 0;
      this.timeline.after(slow ? QUIET_TICK_MS : BUSY_TICK_MS, tick);
    };
    this.timeline.after(this.prng.between(0, BUSY_TICK_MS), tick);
  }

  private repeat(everyMs: number, run: () => void): void {
    this.timeline.after(everyMs, () => {
      run();
      this.repeat(everyMs, run);
    });
  }

  boot(machine: Machine): void {
    if (machine.process) return;
    machine.boots++;
    const nonce = `boot${machine.boots}` as BootNonce;
    this.log(`${machine.id} starts as ${nonce}`);
    machine.process = new NodeProcess(machine.id, nonce, this.surroundingsOf(machine));
  }

  /** SIGTERM: the node gives its money back, goes on for five seconds, then ends its calls and leaves. */
  drain(machine: Machine): void {
    const { process } = machine;
    if (!process || process.book.draining) return;
    this.log(`${machine.id} drains`);
    process.turn(() => {
      process.book.draining = true;
    });
    const leave = () => {
      if (machine.process !== process) return;
      const done = process.calls.size === 0 && process.waiting.size === 0 && process.link.idle;
      if (done) this.kill(machine);
      else this.timeline.after(200, leave);
    };
    this.timeline.after(5000, leave);
  }

  kill(machine: Machine): void {
    if (!machine.process) return;
    this.log(`${machine.id} is killed`);
    machine.process.kill();
    machine.process = undefined;
    const awayMs = this.prng.between(50, this.busy ? 9000 : 1000);
    this.timeline.after(awayMs, () => this.boot(machine));
  }

  private surroundingsOf(machine: Machine): NodeSurroundings {
    return {
      rules: this.rules,
      spool: machine.spool,
      bootMs: machine.bootMs,
      send: (message) =>
        this.network.send(machine.id, 'up', () => {
          this.log(`${machine.id} -> ${describe(message)}`);
          this.control.receive(message);
        }),
      connectionNumber: () => ++this.connections,
      placed: (call, request) => this.notePlaced(machine, call, request),
      callUpstream: (call) => this.callUpstream(machine, call),
      refused: (request, refusal) => {
        this.counts[refusal.kind]++;
        this.log(`${machine.id} refuses ${request.id}: ${refusal.kind}`);
        const { process } = machine;
        if (!process) return;
        const nowMs = this.timeline.nowMs;
        const { troubledMs } = this;
        const bootMs = machine.bootMs();
        const about = { uniform: this.sameNeed !== undefined, sticky: this.sticky };
        const facts = { request, refusal, process, bootMs, nowMs, troubledMs, ...about };
        this.demand(checkRefusal(this.truth, facts));
        const early = request.arrivedMs + WAIT_MS - nowMs;
        if (refusal.kind === 'in_flight' && early > 0) this.judgeLater(facts, early);
      },
      ended: (event) => this.truth.end(event.id, event.charge),
      mayDie: () => {
        if (this.prng.chance(this.deathRate)) throw new Killed();
      },
      died: () => this.kill(machine),
      acceptFee: (hold) => nanoUsd((hold * BigInt(this.prng.between(0, 80))) / 100n),
      overdrawn: (leaseId) =>
        this.demand({ property: 'P2', text: `the spool overdraws ${leaseId}` }),
    };
  }

  /** Refused before its time: false if, waiting, it would have been served. */
  private judgeLater(facts: RefusalFacts, delayMs: number): void {
    this.timeline.after(delayMs, () => {
      const { nowMs } = this.timeline;
      this.demand(checkRefusal(this.truth, { ...facts, nowMs, troubledMs: this.troubledMs }));
    });
  }

  private notePlaced(machine: Machine, call: Call, request: Request): void {
    this.counts.placed++;
    const { hold, bound, id } = call;
    this.log(`${machine.id} places ${id}: ${hold.amount} of ${request.need} on ${hold.leaseId}`);
    this.truth.begin({ id, nodeId: machine.id, hold, bound, charge: undefined });
    const { nowMs } = this.timeline;
    if (bound < request.need) {
      this.counts.lowered++;
      const facts = { request, held: bound, nowMs, troubledMs: this.troubledMs };
      this.demand(checkLowered(this.truth, facts));
    }
  }

  /** An upstream works for a while, charges what it will, fails, or ignores its limit. */
  private callUpstream(machine: Machine, call: Call): void {
    const { prng } = this;
    const process = machine.process;
    const lasts = prng.chance(0.7) ? prng.between(20, 600) : prng.between(600, 6000);
    const fate = prng.next();
    const percent = fate < 0.7 ? prng.between(1, 20) : fate < 0.98 ? prng.between(20, 100) : 150;
    const charge = nanoUsd((call.bound * BigInt(fate < 0.05 ? 0 : percent)) / 100n);
    if (lasts > 1000) {
      const estimate = nanoUsd((charge * BigInt(prng.between(20, 160))) / 100n);
      const mark = minNano(estimate, call.hold.amount);
      this.timeline.after(lasts / 2, () => process?.progress(call.id, mark));
    }
    this.timeline.after(lasts, () => {
      this.log(`${machine.id} ends ${call.id}: ${charge}`);
      process?.finish(call.id, charge, charge === 0n ? 'void' : 'settled');
    });
  }

  request(machine: Machine, pocketId: PocketId, need: bigint, least: bigint): void {
    const id = `call${++this.requests}` as AttemptId;
    const arrivedMs = this.timeline.nowMs;
    this.log(`${machine.id} takes ${id}: ${pocketId} ${need}, least ${least}`);
    const amounts = { need: nanoUsd(need), least: nanoUsd(least) };
    machine.process?.take({ id, pocketId, ...amounts, arrivedMs });
  }

  move(pocketId: PocketId, amount: bigint): void {
    const moved = this.control.move(pocketId, nanoUsd(amount));
    this.log(`${pocketId} moves ${moved}`);
    this.truth.fund(pocketId, moved);
  }

  crashControl(): void {
    this.log('the control plane is killed');
    this.control.crash();
    if (this.busy) {
      this.timeline.after(this.prng.between(200, 10_000), () => {
        this.control.up = true;
      });
    }
  }

  private crashControlAfterCommit(): boolean {
    if (!this.prng.chance(this.deathRate)) return false;
    this.crashControl();
    return true;
  }

  /** Lets time pass; every event is followed by the checks that hold at every step. */
  advance(ms: number): void {
    this.timeline.runUntil(this.timeline.nowMs + ms, () => this.check());
    this.check();
  }

  private check(): void {
    if (this.troubled()) this.troubledMs = this.timeline.nowMs;
    const processes = this.machines.map((machine) => machine.process);
    this.demand(checkBooks({ control: this.control, truth: this.truth, processes }));
  }

  private troubled(): boolean {
    if (!this.control.up || !this.network.whole) return true;
    return this.machines.some(({ id, process }) => {
      if (process) return !process.book.connected || process.state.oldNonces.size > 0;
      return this.control.outstandingOf(id) > 0n;
    });
  }

  demand(fault: Fault | undefined): void {
    if (!fault) return;
    throw new Violated({ ...fault, step: this.step, atMs: this.timeline.nowMs });
  }

  log(line: string): void {
    this.trace?.(`${String(this.timeline.nowMs).padStart(7)} ${line}`);
  }
}

function describe(message: object): string {
  return JSON.stringify(message, (_key, value: unknown) =>
    typeof value === 'bigint' ? Number(value) : value,
  );
}
