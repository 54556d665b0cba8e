// What really happened, known to nobody inside the simulated system: money put in, charges made,
// calls in flight, and how long each pocket could have covered a hold.
import type { AttemptId, NodeId, PocketId } from '#contract/ids';
import type { Hold } from '#contract/lease-book';
import type { Timeline } from './timeline.ts';

export interface Violation {
  readonly property: 'P1' | 'P2' | 'P3' | 'P5';
  readonly text: string;
  readonly step: number;
  readonly atMs: number;
}

export class Violated extends Error {
  readonly violation: Violation;

  constructor(violation: Violation) {
    super(`${violation.property}: ${violation.text}`);
    this.violation = violation;
  }
}

/** One call to an upstream, from the moment it left. */
export interface Attempt {
  readonly id: AttemptId;
  readonly nodeId: NodeId;
  readonly hold: Hold;
  /** What the upstream was allowed to produce. */
  readonly bound: bigint;
  /** Set once: charged by the node that saw its end, or by its replay. */
  charge: bigint | undefined;
}

interface Moment {
  readonly atMs: number;
  readonly balance: bigint;
  readonly inFlight: bigint;
}

export interface PocketTruth {
  readonly id: PocketId;
  funded: bigint;
  spent: bigint;
  inFlight: bigint;
  /** Charges above what the upstream had been allowed. */
  ignoredLimit: bigint;
  moments: Moment[];
}

/** Older moments than this decide nothing. */
const REMEMBERED_MS = 8000;

export class Truth {
  readonly pockets = new Map<PocketId, PocketTruth>();
  readonly attempts = new Map<AttemptId, Attempt>();
  private readonly timeline: Timeline;

  constructor(timeline: Timeline, pocketIds: readonly PocketId[]) {
    this.timeline = timeline;
    for (const id of pocketIds) {
      const empty = { funded: 0n, spent: 0n, inFlight: 0n, ignoredLimit: 0n, moments: [] };
      this.pockets.set(id, { id, ...empty });
    }
  }

  pocket(id: PocketId): PocketTruth {
    const pocket = this.pockets.get(id);
    if (!pocket) throw new Error(`no pocket ${id}`);
    return pocket;
  }

  fund(id: PocketId, amount: bigint): void {
    const pocket = this.pocket(id);
    pocket.funded += amount;
    this.note(pocket);
  }

  begin(attempt: Attempt): void {
    const pocket = this.pocket(attempt.hold.pocketId);
    this.attempts.set(attempt.id, attempt);
    pocket.inFlight += attempt.hold.amount;
    this.note(pocket);
  }

  /** The node's word on an attempt; a hold that was never sent (no attempt) has no truth. */
  end(id: AttemptId, charge: bigint): void {
    const attempt = this.attempts.get(id);
    if (!attempt || attempt.charge !== undefined) return;
    const pocket = this.pocket(attempt.hold.pocketId);
    attempt.charge = charge;
    pocket.inFlight -= attempt.hold.amount;
    pocket.spent += charge;
    if (charge > attempt.bound) pocket.ignoredLimit += charge - attempt.bound;
    this.note(pocket);
  }

  private note(pocket: PocketTruth): void {
    const balance = pocket.funded - pocket.spent;
    const moments = pocket.moments;
    moments.push({ atMs: this.timeline.nowMs, balance, inFlight: pocket.inFlight });
    if (moments.length > 400) {
      const since = this.timeline.nowMs - REMEMBERED_MS;
      const first = moments.findIndex((moment) => moment.atMs >= since);
      pocket.moments = moments.slice(Math.max(0, first - 1));
    }
  }

  /** The longest time without a break, from `fromMs` until now, for which `holds` was true. */
  longest(
    id: PocketId,
    fromMs: number,
    holds: (balance: bigint, inFlight: bigint) => boolean,
  ): number {
    let longest = 0;
    let since: number | undefined;
    const moments = this.pocket(id).moments;
    for (const [index, moment] of moments.entries()) {
      const endMs = moments[index + 1]?.atMs ?? this.timeline.nowMs;
      if (endMs < fromMs) continue;
      if (!holds(moment.balance, moment.inFlight)) {
        since = undefined;
        continue;
      }
      since ??= Math.max(fromMs, moment.atMs);
      longest = Math.max(longest, endMs - since);
    }
    return longest;
  }
}
