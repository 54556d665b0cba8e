// Candidates to ordered attempts: tiers by priority, a weighted draw inside a tier, and why the others lost.
import type { ChannelId } from './ids.ts';
import type { RouteEntry } from './routing-table.ts';

/** Whether a machine has taken a channel out; an operator's "off" never reaches the table. */
export type ChannelHealth = 'closed' | 'half_open' | 'open';

export interface PlannedAttempt {
  readonly channelId: ChannelId;
  readonly upstreamModel: string;
  readonly priority: number;
}

export interface RejectedCandidate {
  readonly channelId: ChannelId;
  readonly reason: 'tripped' | 'weight_zero' | 'not_pinned';
}

export interface RoutePlan {
  readonly attempts: readonly PlannedAttempt[];
  readonly rejected: readonly RejectedCandidate[];
}

export interface PlanFacts {
  readonly healthOf: (channelId: ChannelId) => ChannelHealth;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Only this channel, when the caller pinned one. */
  readonly pinned?: ChannelId | undefined;
}

type Candidate = RouteEntry['tiers'][number]['channels'][number];

/** Orders the channels of a route. Each channel occurs at most once. */
export function planRoute(route: RouteEntry, facts: PlanFacts): RoutePlan {
  const attempts: PlannedAttempt[] = [];
  const rejected: RejectedCandidate[] = [];
  for (const tier of route.tiers) {
    const usable = tier.channels.filter((candidate) => {
      const reason = rejectionOf(candidate, facts);
      if (reason) rejected.push({ channelId: candidate.channelId, reason });
      return reason === undefined;
    });
    for (const candidate of drawByWeight(usable, facts.random)) {
      attempts.push({
        channelId: candidate.channelId,
        upstreamModel: candidate.upstreamModel,
        priority: tier.priority,
      });
    }
  }
  return { attempts, rejected };
}

function rejectionOf(
  candidate: Candidate,
  facts: PlanFacts,
): RejectedCandidate['reason'] | undefined {
  if (facts.pinned !== undefined)
    return candidate.channelId === facts.pinned ? undefined : 'not_pinned';
  if (candidate.weight === 0) return 'weight_zero';
  return facts.healthOf(candidate.channelId) === 'open' ? 'tripped' : undefined;
}

/** Draws without replacement, each draw in proportion to the weights that are left. */
function drawByWeight(
  candidates: readonly Candidate[],
  random: () => number,
): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  const left = [...candidates];
  const order: Candidate[] = [];
  let total = left.reduce((sum, candidate) => sum + candidate.weight, 0);
  while (left.length > 0) {
    let point = random() * total;
    let index = 0;
    for (; index < left.length - 1; index++) {
      point -= left[index]?.weight ?? 0;
      if (point < 0) break;
    }
    const [drawn] = left.splice(index, 1);
    if (!drawn) break;
    total -= drawn.weight;
    order.push(drawn);
  }
  return order;
}
