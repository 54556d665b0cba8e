// The node's side of the lease protocol: what it may spend, what is held, who waits. Step functions
// over one explicit state; the clock is a parameter and nothing here does I/O. The state is changed
// in place because these steps run once or twice a request.
import type { BootNonce, GrantId, LeaseId, NodeId, PocketId } from './ids.ts';
import { minNano, type NanoUsd, nanoUsd, ZERO } from './money.ts';

/** Most requests that wait for money on one pocket of one node. */
export const WAITERS_LIMIT = 4096;
/** How long a request waits for money that is in flight. */
export const WAIT_MS = 3000;
/** How long "this pocket is empty" may be repeated without asking again. */
export const EMPTY_VERDICT_MS = 1000;
/** Pause before money that was in flight is asked for again. */
export const ASK_AGAIN_MS = 200;
/** How long money freed after a recall goes straight back. */
export const WANTED_MS = 3000;
/** A pocket unused for this long gives its free money back. */
export const IDLE_RETURN_MS = 300_000;

/** What one epoch of this node may spend from one pocket. Amounts only grow, but for `held`. */
export interface BookLease {
  readonly id: LeaseId;
  readonly pocketId: PocketId;
  readonly nonce: BootNonce;
  granted: NanoUsd;
  returned: NanoUsd;
  settled: NanoUsd;
  /** Sum of the holds in flight. */
  held: NanoUsd;
  /** On the boot clock, in milliseconds; after it nothing new is admitted. */
  admissionEndsMs: number;
  /** Of an epoch that is being wound up: gives back, admits nothing. */
  retiring: boolean;
}

/** The claim of one request on a lease. */
export interface Hold {
  readonly leaseId: LeaseId;
  readonly pocketId: PocketId;
  readonly amount: NanoUsd;
}

/** A request for money: all of `need`, or `least` where the whole balance is smaller. */
export interface HoldAsk {
  readonly pocketId: PocketId;
  readonly need: NanoUsd;
  readonly least: NanoUsd;
}

export interface Waiter extends HoldAsk {
  readonly ticket: number;
  readonly deadlineMs: number;
}

/** Why a hold was refused, as money.md 6 lists it. */
export type HoldRefusal =
  | { readonly kind: 'empty'; readonly balance: NanoUsd }
  | { readonly kind: 'in_flight' }
  | { readonly kind: 'stranded'; readonly amount: NanoUsd }
  | { readonly kind: 'unknown' };

export type Admission =
  | { readonly kind: 'placed'; readonly hold: Hold }
  | { readonly kind: 'waiting'; readonly ticket: number }
  | { readonly kind: 'refused'; readonly refusal: HoldRefusal };

export interface BookPocket {
  readonly id: PocketId;
  readonly leases: BookLease[];
  readonly waiters: Waiter[];
  ask: { readonly grantId: GrantId; readonly sentMs: number; readonly passes: boolean } | undefined;
  askAgainMs: number;
  /** The first waiter's money is in flight elsewhere: smaller ones may pass until that changes. */
  passing: boolean;
  /** Until then no ask is for the first waiter, which was just denied. */
  firstAgainMs: number;
  lastGrant: NanoUsd;
  lastNeed: NanoUsd;
  /** Available balance behind the pocket when it last granted; decides how rich it is. */
  available: NanoUsd;
  tail: boolean;
  /** The whole balance, when the last answer said it is smaller than a hold. */
  loweredTo: NanoUsd | undefined;
  verdict: { readonly refusal: HoldRefusal; readonly atMs: number } | undefined;
  wantedUntilMs: number;
  lastUsedMs: number;
}

export interface LeaseBook {
  readonly nodeId: NodeId;
  readonly nonce: BootNonce;
  readonly pockets: Map<PocketId, BookPocket>;
  readonly leases: Map<LeaseId, BookLease>;
  connected: boolean;
  draining: boolean;
  tickets: number;
  grantNumber: number;
  returnNumber: number;
}

export function createLeaseBook(nodeId: NodeId, nonce: BootNonce): LeaseBook {
  return {
    nodeId,
    nonce,
    pockets: new Map(),
    leases: new Map(),
    connected: false,
    draining: false,
    tickets: 0,
    grantNumber: 0,
    returnNumber: 0,
  };
}

/** What a lease has left for new holds. */
export function freeOf(lease: BookLease): NanoUsd {
  return nanoUsd(lease.granted - lease.returned - lease.settled - lease.held);
}

/** The pocket's record on this node, made on first use. */
export function pocketOf(book: LeaseBook, id: PocketId): BookPocket {
  const known = book.pockets.get(id);
  if (known) return known;
  const pocket: BookPocket = {
    id,
    leases: [],
    waiters: [],
    ask: undefined,
    askAgainMs: 0,
    passing: false,
    firstAgainMs: 0,
    lastGrant: ZERO,
    lastNeed: ZERO,
    available: ZERO,
    tail: false,
    loweredTo: undefined,
    verdict: undefined,
    wantedUntilMs: 0,
    lastUsedMs: 0,
  };
  book.pockets.set(id, pocket);
  return pocket;
}

/** Adds a lease as a grant or the spool names it; the same id is never added twice. */
export function openLease(
  book: LeaseBook,
  facts: Pick<BookLease, 'id' | 'pocketId' | 'nonce' | 'admissionEndsMs'>,
): BookLease {
  const known = book.leases.get(facts.id);
  if (known) return known;
  const lease: BookLease = {
    ...facts,
    granted: ZERO,
    returned: ZERO,
    settled: ZERO,
    held: ZERO,
    retiring: false,
  };
  book.leases.set(lease.id, lease);
  pocketOf(book, lease.pocketId).leases.push(lease);
  return lease;
}

/** Asks for a hold now: placed, to be waited for, or refused. */
export function admit(book: LeaseBook, ask: HoldAsk, nowMs: number): Admission {
  const pocket = pocketOf(book, ask.pocketId);
  pocket.lastUsedMs = nowMs;
  pocket.lastNeed = ask.need;
  if (pocket.waiters.length === 0 || maySkip(book, pocket)) {
    const hold = tryPlace(pocket, ask, nowMs);
    if (hold) return { kind: 'placed', hold };
  }
  if (!book.connected) return { kind: 'refused', refusal: { kind: 'unknown' } };
  const known = freshVerdict(pocket, ask, nowMs);
  if (known) return { kind: 'refused', refusal: known };
  if (pocket.waiters.length >= WAITERS_LIMIT) {
    return { kind: 'refused', refusal: { kind: 'in_flight' } };
  }
  const ticket = ++book.tickets;
  pocket.waiters.push({ ...ask, ticket, deadlineMs: nowMs + WAIT_MS });
  return { kind: 'waiting', ticket };
}

/** Order binds where money is coming; where none is, it would only idle what is at hand. */
function maySkip(book: LeaseBook, pocket: BookPocket): boolean {
  return pocket.passing || !book.connected;
}

function freshVerdict(pocket: BookPocket, ask: HoldAsk, nowMs: number): HoldRefusal | undefined {
  const verdict = pocket.verdict;
  if (verdict?.refusal.kind !== 'empty') return undefined;
  if (nowMs - verdict.atMs > EMPTY_VERDICT_MS) return undefined;
  return ask.least > verdict.refusal.balance ? verdict.refusal : undefined;
}

/**
 * Places a hold on the first lease that covers it; less than `need` only where the whole balance is
 * less, and then all of it: money that other calls have in flight is waited for.
 */
function tryPlace(pocket: BookPocket, ask: HoldAsk, nowMs: number): Hold | undefined {
  const whole = pocket.loweredTo;
  const enough = whole !== undefined && whole >= ask.least && whole < ask.need ? whole : ask.need;
  for (const lease of pocket.leases) {
    if (lease.retiring || nowMs > lease.admissionEndsMs) continue;
    const free = freeOf(lease);
    if (free < enough) continue;
    const amount = minNano(free, ask.need);
    lease.held = nanoUsd(lease.held + amount);
    return { leaseId: lease.id, pocketId: pocket.id, amount };
  }
  return undefined;
}

/** A waiter that was served or given up. */
export type WaiterOutcome =
  | { readonly ticket: number; readonly kind: 'placed'; readonly hold: Hold }
  | { readonly ticket: number; readonly kind: 'refused'; readonly refusal: HoldRefusal };

/** Serves the waiters of a pocket in order and gives up those whose time or hope is over. */
export function serveWaiters(book: LeaseBook, pocket: BookPocket, nowMs: number): WaiterOutcome[] {
  const outcomes: WaiterOutcome[] = [];
  for (let index = 0; index < pocket.waiters.length; ) {
    const waiter = pocket.waiters[index];
    const outcome = waiter && outcomeOf(book, pocket, waiter, nowMs);
    if (outcome) {
      outcomes.push(outcome);
      removeWaiter(pocket, index);
    } else if (maySkip(book, pocket)) index++;
    else break;
  }
  return outcomes;
}

function removeWaiter(pocket: BookPocket, index: number): void {
  pocket.waiters.splice(index, 1);
  if (index > 0) return;
  pocket.passing = false;
  pocket.firstAgainMs = 0;
}

function outcomeOf(
  book: LeaseBook,
  pocket: BookPocket,
  waiter: Waiter,
  nowMs: number,
): WaiterOutcome | undefined {
  const hold = tryPlace(pocket, waiter, nowMs);
  if (hold) return { ticket: waiter.ticket, kind: 'placed', hold };
  const known = freshVerdict(pocket, waiter, nowMs);
  if (known) return { ticket: waiter.ticket, kind: 'refused', refusal: known };
  if (nowMs < waiter.deadlineMs) return undefined;
  const refusal: HoldRefusal = book.connected
    ? (stranded(pocket) ?? { kind: 'in_flight' })
    : { kind: 'unknown' };
  return { ticket: waiter.ticket, kind: 'refused', refusal };
}

function stranded(pocket: BookPocket): HoldRefusal | undefined {
  const refusal = pocket.verdict?.refusal;
  return refusal?.kind === 'stranded' ? refusal : undefined;
}

/** Takes a waiter out whose client has gone; false when it was served already. */
export function abandonWaiter(pocket: BookPocket, ticket: number): boolean {
  const index = pocket.waiters.findIndex((waiter) => waiter.ticket === ticket);
  if (index === -1) return false;
  removeWaiter(pocket, index);
  return true;
}

/**
 * Ends a hold: its lease pays the charge up to the hold, the rest of the hold is free again.
 * What is above the hold is the control plane's to find (settlement).
 */
export function settleHold(book: LeaseBook, hold: Hold, charge: NanoUsd): void {
  const lease = book.leases.get(hold.leaseId);
  if (!lease) throw new Error('a hold names a lease this book does not have');
  lease.held = nanoUsd(lease.held - hold.amount);
  lease.settled = nanoUsd(lease.settled + minNano(charge, hold.amount));
}

/** A request for a grant, as it goes to the control plane. */
export interface GrantAsk {
  readonly grantId: GrantId;
  readonly pocketId: PocketId;
  readonly leaseId: LeaseId;
  readonly need: NanoUsd;
  readonly least: NanoUsd;
  /** What all who wait here need, `need` included. */
  readonly waiting: NanoUsd;
  readonly lastGrant: NanoUsd;
}
