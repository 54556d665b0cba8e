// What the record says of one attempt, and what is charged while its fate is unknown.
import { minNano, type NanoUsd, subtractNano, ZERO } from '../contract/money.ts';
import { chargeFor } from '../contract/pricing.ts';
import { NO_USAGE, type Usage } from '../contract/usage.ts';
import type { AttemptRecord } from '../contract/usage-event.ts';
import type { TokenRatios } from '../metering/token-ratios.ts';
import type { RuntimeChannel } from '../routing/runtime-table.ts';
import type { Failure } from '../upstream/failure.ts';
import type { Reserved } from './exchange.ts';
import type { AnswerReader } from './read-answer.ts';
import { type Charged, costOf, estimate } from './settle.ts';

export const UNCHARGED: Charged = { usage: NO_USAGE, charge: ZERO, errorBound: ZERO, flags: [] };

export interface AttemptFacts {
  readonly reader: AnswerReader;
  readonly id: AttemptRecord['id'];
  readonly startedMs: number;
}

/** The record of an attempt as it stands now. */
export function describeAttempt(
  reserved: Reserved,
  attempt: AttemptFacts,
  end: { readonly outcome: AttemptRecord['outcome']; readonly failure: Failure | undefined },
): AttemptRecord {
  const { reader } = attempt;
  const now = performance.now();
  return {
    id: attempt.id,
    channelId: reader.channel.id,
    outcome: end.outcome,
    status: end.failure ? end.failure.status : reader.status,
    reason: end.failure?.reason ?? null,
    startedMs: Math.round(attempt.startedMs - reserved.startedMs),
    ttftMs: reader.firstMs === undefined ? null : Math.round(reader.firstMs - attempt.startedMs),
    durationMs: Math.round(now - attempt.startedMs),
    cost: attemptCost(reserved, reader, reader.measured().usage),
  };
}

/** The vendor's likely bill: what it reported, or its prompt where it bills on accepting. */
function attemptCost(reserved: Reserved, reader: AnswerReader, usage: Usage | undefined): NanoUsd {
  if (usage) return costOf(reserved, reader.channel, usage);
  if (!reader.channel.billsOnAccept || reader.status !== 200) return ZERO;
  return costOf(reserved, reader.channel, {
    ...NO_USAGE,
    inputTotal: reserved.holdPlan.promptTokens,
  });
}

/** What a request is charged if nothing more is heard of it. */
export function parkedCharge(
  reserved: Reserved,
  channel: RuntimeChannel,
  ratios: TokenRatios,
): Charged {
  if (!channel.billsOnAccept) return UNCHARGED;
  const usage = estimate(reserved, ratios, 0);
  const charge = minNano(chargeFor(reserved.rates, usage), reserved.hold.amount);
  return {
    usage,
    charge,
    errorBound: subtractNano(reserved.hold.amount, charge),
    flags: ['billed_on_accept'],
  };
}
