// Channel health as this node sees it: trips on repeated failures or a refusal that will not go
// away by itself, and lets one request through to find out whether the channel is back. An
// operator's "off" is something else and never passes through here.
import type { ChannelId } from '../contract/ids.ts';
import type { ChannelHealth } from '../contract/plan-route.ts';
import type { Failure } from '../upstream/failure.ts';

const CONSECUTIVE_LIMIT = 5;
/** Outcomes that a rate is judged over, and the share of failures that trips. */
const WINDOW_OUTCOMES = 20;
const FAILURE_SHARE = 0.5;
const FIRST_HOLD_MS = 2_000;
const LONGEST_HOLD_MS = 120_000;
const CREDENTIAL_HOLD_MS = 60_000;

interface Breaker {
  consecutive: number;
  /** Latest outcomes, a set bit a failure. */
  bits: number;
  outcomes: number;
  trips: number;
  openUntilMs: number;
  probing: boolean;
}

export interface TrippedChannel {
  readonly channelId: ChannelId;
  readonly untilMs: number;
}

/** The breakers of one node, by channel. */
export class CircuitBreakers {
  private readonly breakers = new Map<ChannelId, Breaker>();

  /** Whether a channel may be planned at this moment. */
  healthOf(channelId: ChannelId, nowMs: number): ChannelHealth {
    const breaker = this.breakers.get(channelId);
    if (!breaker || breaker.openUntilMs === 0) return 'closed';
    if (nowMs < breaker.openUntilMs || breaker.probing) return 'open';
    return 'half_open';
  }

  /** A request goes out; through a half-open breaker only one at a time. */
  begin(channelId: ChannelId, nowMs: number): boolean {
    const breaker = this.breakers.get(channelId);
    if (!breaker || breaker.openUntilMs === 0) return true;
    if (nowMs < breaker.openUntilMs || breaker.probing) return false;
    breaker.probing = true;
    return true;
  }

  /** The channel answered. A tripped one is back only if that was its trial. */
  succeed(channelId: ChannelId): void {
    const breaker = this.breakers.get(channelId);
    if (!breaker) return;
    if (breaker.openUntilMs !== 0) {
      if (breaker.probing) this.breakers.delete(channelId);
      return;
    }
    breaker.consecutive = 0;
    note(breaker, 0);
  }

  /** The outcome says nothing about the channel; a probe's place is free again. */
  pass(channelId: ChannelId): void {
    const breaker = this.breakers.get(channelId);
    if (breaker) breaker.probing = false;
  }

  /** The channel failed. What was under way when it tripped says nothing new, but for how long to stay away. */
  fail(channelId: ChannelId, failure: Failure, nowMs: number): void {
    const breaker = this.breakers.get(channelId) ?? create();
    this.breakers.set(channelId, breaker);
    if (breaker.openUntilMs !== 0 && !breaker.probing) {
      const untilMs = nowMs + (failure.retryAfterMs ?? 0);
      if (failure.reason === 'rate_limited' && untilMs > breaker.openUntilMs)
        breaker.openUntilMs = untilMs;
      return;
    }
    breaker.consecutive++;
    note(breaker, 1);
    const wasProbe = breaker.probing;
    breaker.probing = false;
    const holdMs = holdFor(breaker, failure);
    if (holdMs !== undefined || wasProbe) this.trip(breaker, holdMs ?? nextHold(breaker), nowMs);
  }

  /** Channels that are out now; for the fleet page. */
  tripped(nowMs: number): TrippedChannel[] {
    const list: TrippedChannel[] = [];
    for (const [channelId, breaker] of this.breakers) {
      if (breaker.openUntilMs > nowMs) list.push({ channelId, untilMs: breaker.openUntilMs });
    }
    return list;
  }

  /** Forgets channels that are in no table any more. */
  keepOnly(known: (channelId: ChannelId) => boolean): void {
    for (const channelId of this.breakers.keys())
      if (!known(channelId)) this.breakers.delete(channelId);
  }

  private trip(breaker: Breaker, holdMs: number, nowMs: number): void {
    breaker.trips++;
    breaker.openUntilMs = nowMs + holdMs;
    breaker.consecutive = 0;
    breaker.outcomes = 0;
    breaker.bits = 0;
  }
}

function create(): Breaker {
  return { consecutive: 0, bits: 0, outcomes: 0, trips: 0, openUntilMs: 0, probing: false };
}

function note(breaker: Breaker, bit: 0 | 1): void {
  breaker.bits = ((breaker.bits << 1) | bit) & ((1 << WINDOW_OUTCOMES) - 1);
  breaker.outcomes = Math.min(WINDOW_OUTCOMES, breaker.outcomes + 1);
}

function nextHold(breaker: Breaker): number {
  return Math.min(LONGEST_HOLD_MS, FIRST_HOLD_MS * 2 ** Math.min(breaker.trips, 10));
}

/** How long a failure takes the channel out; undefined while it stays in. */
function holdFor(breaker: Breaker, failure: Failure): number | undefined {
  if (failure.reason === 'rate_limited' && failure.retryAfterMs !== undefined)
    return failure.retryAfterMs;
  if (failure.reason === 'unauthorized' || failure.reason === 'out_of_quota') {
    return breaker.consecutive >= 2 ? CREDENTIAL_HOLD_MS : undefined;
  }
  if (breaker.consecutive >= CONSECUTIVE_LIMIT) return nextHold(breaker);
  if (breaker.outcomes < WINDOW_OUTCOMES) return undefined;
  return bitCount(breaker.bits) >= WINDOW_OUTCOMES * FAILURE_SHARE ? nextHold(breaker) : undefined;
}

function bitCount(bits: number): number {
  let rest = bits;
  let count = 0;
  while (rest !== 0) {
    rest &= rest - 1;
    count++;
  }
  return count;
}
