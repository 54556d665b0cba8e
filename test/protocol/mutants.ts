// The rules, removed one at a time. Each mutant must be caught, or the simulator proves nothing.
import { splitSettlement } from '#contract/lease-authority';
import { admit, freeOf } from '#contract/lease-book';
import { applyAnswer, planReturns } from '#contract/lease-exchange';
import { nanoUsd, ZERO } from '#contract/money';
import { runSeed } from './drive.ts';
import { REAL_RULES, type Rules } from './rules.ts';

export interface Mutant {
  readonly rule: string;
  readonly rules: Rules;
}

/** Seeds in which a mutant must be caught: with 1,000 steps each, within 10^5 steps. */
const MUTANT_SEEDS = 100;

/** The first seed in which a mutant violates something. */
export function catchMutant({ rules }: Mutant, steps: number) {
  for (let seed = 1; seed <= MUTANT_SEEDS; seed++) {
    const { violation } = runSeed({ seed, steps, rules });
    if (violation) return { seed, ...violation };
  }
  return undefined;
}

function without(rule: string, replaced: Partial<Rules>): Mutant {
  return { rule, rules: { ...REAL_RULES, ...replaced } };
}

const { decideGrant, planAsk, loseConnection } = REAL_RULES;

export const MUTANTS: readonly Mutant[] = [
  without('a grant takes only what is available', {
    decideGrant: (pocket, leases, ask) => {
      const decision = decideGrant(pocket, leases, ask);
      if (decision.kind === 'grant' || decision.refusal.kind === 'empty') return decision;
      const left = nanoUsd(pocket.available - ask.need);
      return { kind: 'grant', amount: ask.need, available: left, loweredTo: null, tail: true };
    },
  }),
  without('no timer takes a lease back', { timerReclaims: true }),
  without('an event is posted once', { dedupeEvents: false }),
  without('answers and asks belong to one epoch', { checksNonce: false }),
  without('GRANT is durable before its money is used', { grantDurableFirst: false }),
  without('a hold is written before the request leaves', { intentDurableFirst: false }),
  without('a hold is the enforced bound', { heldPercent: 50 }),
  without('a return is booked once', { dedupeReturns: false }),
  without('RETURN is durable before it is sent', { returnDurableFirst: false }),
  without('a final statement keeps what is not posted', {
    acceptFinal: (lease) =>
      lease.open
        ? nanoUsd(lease.granted - lease.settled - lease.returned - lease.writtenOff)
        : ZERO,
  }),
  without('holders are recalled', { recalls: false }),
  without('a request waits for money in flight', {
    admit: (book, ask, nowMs) => {
      const admission = admit(book, ask, nowMs);
      if (admission.kind !== 'waiting') return admission;
      book.pockets.get(ask.pocketId)?.waiters.pop();
      return { kind: 'refused', refusal: { kind: 'in_flight' } };
    },
  }),
  without('a nearly empty pocket goes back at once', {
    decideGrant: (pocket, leases, ask) => {
      const decision = decideGrant(pocket, leases, ask);
      return decision.kind === 'grant' ? { ...decision, tail: false } : decision;
    },
  }),
  without('what is above a hold is taken only if it is there', {
    splitSettlement: (available, outstanding, event) => {
      const split = splitSettlement(available, outstanding, event);
      const fromAvailable = nanoUsd(split.fromAvailable + split.overrun);
      return { ...split, fromAvailable, overrun: ZERO };
    },
  }),
  without('SETTLE reaches the disk before what uses its money', { settleOrdered: false }),
  without('SETTLE is durable before its event is reported', { settleDurableFirst: false }),
  without('what was reported is posted before a denial', { foldsBeforeDenial: false }),
  without('an ask outlives its connection', {
    loseConnection: (book) => {
      loseConnection(book);
      for (const pocket of book.pockets.values()) pocket.ask = undefined;
    },
  }),
  // Either half alone is enough: counting spares two round trips, recalling is the safe way round.
  without('what the asking node has free counts, or is given back', {
    decideGrant: (pocket, leases, ask) => {
      const mine = leases.find((lease) => lease.id === ask.leaseId);
      const others = leases.filter((lease) => lease !== mine);
      const blind = mine ? [...others, { ...mine, reportedFree: ZERO }] : others;
      const decision = decideGrant(pocket, blind, ask);
      if (decision.kind === 'grant') return decision;
      return { ...decision, recall: decision.recall.filter((id) => id !== mine?.nodeId) };
    },
  }),
  without('a recalled node that cannot serve its own waiter gives back', {
    planReturns: (book, pocket, nowMs) => {
      const retiring = pocket.leases.some((lease) => lease.retiring && freeOf(lease) > 0n);
      return pocket.waiters.length > 0 && !retiring ? [] : planReturns(book, pocket, nowMs);
    },
  }),
  without('smaller requests pass one whose money is in flight', {
    applyAnswer: (book, answer, nowMs) => {
      applyAnswer(book, answer, nowMs);
      const pocket = book.pockets.get(answer.pocketId);
      if (pocket) pocket.passing = false;
    },
  }),
  without('a draining node asks for those who wait', {
    planAsk: (book, pocket, nowMs) => (book.draining ? undefined : planAsk(book, pocket, nowMs)),
  }),
  without('a batch is decided once on a connection', { decidesBatchOnce: false }),
  without('a hold is lowered to the balance, not by what is in flight', {
    decideGrant: (pocket, leases, ask) => {
      const decision = decideGrant(pocket, leases, ask);
      const { available } = pocket;
      if (decision.kind === 'grant' || available < ask.least || available === ZERO) return decision;
      return {
        kind: 'grant',
        amount: available,
        available: ZERO,
        loweredTo: available,
        tail: true,
      };
    },
  }),
];
