// The rules under test as one object: the real step functions, and what their callers must keep.
// A mutant is this object with one rule replaced.
import { acceptFinal, acceptReturn, decideGrant, splitSettlement } from '#contract/lease-authority';
import { admit, serveWaiters, settleHold } from '#contract/lease-book';
import {
  applyAnswer,
  expectsAnswer,
  forgetVerdict,
  loseConnection,
  markRecalled,
  planAsk,
  planFinals,
  planReturns,
  retireOldEpochs,
} from '#contract/lease-exchange';

export const REAL_RULES = {
  admit,
  serveWaiters,
  planAsk,
  settleHold,
  applyAnswer,
  expectsAnswer,
  forgetVerdict,
  loseConnection,
  markRecalled,
  planReturns,
  planFinals,
  retireOldEpochs,
  decideGrant,
  acceptReturn,
  acceptFinal,
  splitSettlement,
  /** An event is posted once, whatever is delivered again. */
  dedupeEvents: true,
  /** A return is booked once. */
  dedupeReturns: true,
  /** Answers go to the epoch that asked, over its live connection; closed epochs get no grant. */
  checksNonce: true,
  /** GRANT is on disk before its money is used. */
  grantDurableFirst: true,
  /** RETURN is on disk before it is sent. */
  returnDurableFirst: true,
  /** INTENT is on disk before the request leaves. */
  intentDurableFirst: true,
  /** A buffered SETTLE reaches the disk before anything that uses the money it freed. */
  settleOrdered: true,
  /** A SETTLE is on disk before its event is reported. */
  settleDurableFirst: true,
  /** Share of the enforced bound that is held. */
  heldPercent: 100,
  /** Leases are taken back by a timer. */
  timerReclaims: false,
  /** Holders are asked to give back what another node needs. */
  recalls: true,
  /** Charges that arrived are posted before a denial. */
  foldsBeforeDenial: true,
  /** A batch that comes twice on one connection is not decided twice. */
  decidesBatchOnce: true,
};

export type Rules = typeof REAL_RULES;
