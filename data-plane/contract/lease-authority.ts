// The control plane's side of the lease protocol: grants, returns, final statements and settlement,
// decided on rows that the caller has locked. Pure: rows in, decision out; the caller writes it.
import type { LeaseId, NodeId, PocketId } from './ids.ts';
import type { GrantAsk, HoldRefusal } from './lease-book.ts';
import type { EpochFinal } from './lease-exchange.ts';
import { maxNano, minNano, type NanoUsd, nanoUsd, timesNano, ZERO } from './money.ts';

/** Holds in the first grant of a pocket on a node. */
const FIRST_GRANT_HOLDS = 6;
/** Fewer holds than this in all: the control plane holds per request. */
const TAIL_HOLDS = 4;
/** A node's free part is at most this share of what is free anywhere, divided by the nodes. */
const FREE_SHARE = 2;

/** A pocket's row. Balance = available + leased + held. */
export interface PocketRow {
  readonly id: PocketId;
  readonly available: NanoUsd;
  readonly leased: NanoUsd;
}

/** A lease's row, with what its node reported last. */
export interface LeaseRow {
  readonly id: LeaseId;
  readonly nodeId: NodeId;
  readonly granted: NanoUsd;
  readonly settled: NanoUsd;
  readonly returned: NanoUsd;
  readonly writtenOff: NanoUsd;
  readonly open: boolean;
  readonly reportedFree: NanoUsd;
  /** Whether its node can be asked now. */
  readonly connected: boolean;
  /** Whether nothing more can be admitted on it: its node has been away too long. */
  readonly admissionOver: boolean;
}

/** What a lease still has of its pocket's money, by the control plane's own books. */
export function outstandingOf(lease: LeaseRow): NanoUsd {
  return nanoUsd(lease.granted - lease.settled - lease.returned - lease.writtenOff);
}

export type GrantDecision =
  | {
      readonly kind: 'grant';
      readonly amount: NanoUsd;
      readonly available: NanoUsd;
      readonly loweredTo: NanoUsd | null;
      readonly tail: boolean;
    }
  | {
      readonly kind: 'deny';
      readonly refusal: HoldRefusal;
      /** Nodes that are to give back what they do not need. */
      readonly recall: readonly NodeId[];
    };

/**
 * Decides one ask on a locked pocket and its open leases. Never grants what is not available; what
 * the asking lease has free already, by its report in the same batch, counts towards the need.
 */
export function decideGrant(
  pocket: PocketRow,
  leases: readonly LeaseRow[],
  ask: GrantAsk,
): GrantDecision {
  const total = nanoUsd(pocket.available + pocket.leased);
  if (total < ask.least || (total === 0n && ask.need > 0n)) {
    return { kind: 'deny', refusal: { kind: 'empty', balance: total }, recall: [] };
  }
  const need = minNano(ask.need, total);
  const mine = leases.find((lease) => lease.id === ask.leaseId);
  const missing = maxNano(nanoUsd(need - (mine ? freeIn(mine) : ZERO)), ZERO);
  if (pocket.available < missing) return denyInFlight(pocket, leases, ask, need);
  const freeInAll = leases.reduce((sum, lease) => nanoUsd(sum + freeIn(lease)), pocket.available);
  const tail = freeInAll < timesNano(ask.need, TAIL_HOLDS);
  const amount = tail ? missing : sizeGrant(pocket, leases, ask, { missing, freeInAll });
  return {
    kind: 'grant',
    amount,
    available: nanoUsd(pocket.available - amount),
    loweredTo: total < ask.need ? total : null,
    tail,
  };
}

/** What a lease's node has said is free, as far as its pocket still counts it as out. */
function freeIn(lease: LeaseRow): NanoUsd {
  return lease.open ? minNano(lease.reportedFree, outstandingOf(lease)) : ZERO;
}

function denyInFlight(
  pocket: PocketRow,
  leases: readonly LeaseRow[],
  ask: GrantAsk,
  need: NanoUsd,
): GrantDecision {
  const holders = leases.filter((lease) => lease.open && outstandingOf(lease) > 0n);
  const lost = holders
    .filter((lease) => !lease.connected && lease.admissionOver)
    .reduce((sum, lease) => nanoUsd(sum + outstandingOf(lease)), ZERO);
  const reachable = nanoUsd(pocket.available + pocket.leased - lost);
  if (lost > 0n && reachable < minNano(ask.least, need)) {
    return { kind: 'deny', refusal: { kind: 'stranded', amount: lost }, recall: [] };
  }
  // Nobody gives back for a refill that no request waits for. The asking node is recalled too: what
  // it has is not enough for its own request, and recalls are rare, so the next may be too late for
  // whom it would be enough.
  const asked = ask.waiting > 0n ? holders.filter((lease) => lease.connected) : [];
  const recall = asked.map((lease) => lease.nodeId);
  return { kind: 'deny', refusal: { kind: 'in_flight' }, recall: [...new Set(recall)] };
}

function sizeGrant(
  pocket: PocketRow,
  leases: readonly LeaseRow[],
  ask: GrantAsk,
  facts: { readonly missing: NanoUsd; readonly freeInAll: NanoUsd },
): NanoUsd {
  const wish = maxNano(
    ask.waiting,
    ask.lastGrant > 0n ? timesNano(ask.lastGrant, 2) : timesNano(ask.need, FIRST_GRANT_HOLDS),
  );
  const holders = new Set(
    leases.filter((lease) => lease.open && outstandingOf(lease) > 0n).map((lease) => lease.id),
  );
  holders.add(ask.leaseId);
  const share = nanoUsd(facts.freeInAll / BigInt(FREE_SHARE * holders.size));
  const mine = leases.find((lease) => lease.id === ask.leaseId);
  const room = maxNano(nanoUsd(share - (mine ? freeIn(mine) : ZERO)), ZERO);
  return minNano(pocket.available, maxNano(facts.missing, minNano(wish, room)));
}

/** What a return really gives back: nothing twice, nothing from a closed lease, never more than is out. */
export function acceptReturn(lease: LeaseRow, amount: NanoUsd): NanoUsd {
  if (!lease.open) return ZERO;
  return minNano(amount, outstandingOf(lease));
}

/**
 * What the final statement of a lease's epoch gives back: all that was granted and neither paid nor
 * returned, also a grant whose answer never reached the node. What the node has paid stays out
 * until its events are posted.
 */
export function acceptFinal(lease: LeaseRow, final: EpochFinal): NanoUsd {
  if (!lease.open) return ZERO;
  const paid = final.settled.find((line) => line.leaseId === lease.id)?.amount ?? ZERO;
  const unposted = maxNano(nanoUsd(paid - lease.settled), ZERO);
  return maxNano(nanoUsd(outstandingOf(lease) - unposted), ZERO);
}

/** How one charge is paid: from its lease up to the hold, then from the pocket, then by the operator. */
export interface SettlementSplit {
  readonly fromLease: NanoUsd;
  readonly fromAvailable: NanoUsd;
  readonly overrun: NanoUsd;
}

/** Splits the charge of one settled event. The balance never goes below zero. */
export function splitSettlement(
  available: NanoUsd,
  outstanding: NanoUsd,
  event: { readonly charge: NanoUsd; readonly hold: NanoUsd },
): SettlementSplit {
  const fromLease = minNano(minNano(event.charge, event.hold), outstanding);
  const rest = nanoUsd(event.charge - fromLease);
  const fromAvailable = minNano(rest, available);
  return { fromLease, fromAvailable, overrun: nanoUsd(rest - fromAvailable) };
}
