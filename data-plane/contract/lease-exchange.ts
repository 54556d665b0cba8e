// The node's side of the lease protocol, second half: asks and their answers, recalls, returns and
// the winding up of an epoch. Step functions over the book of lease-book.ts.
import {
  type BootNonce,
  type GrantId,
  type LeaseId,
  leaseIdOf,
  type PocketId,
  type ReturnId,
  toId,
} from './ids.ts';
import {
  ASK_AGAIN_MS,
  type BookLease,
  type BookPocket,
  freeOf,
  type GrantAsk,
  type HoldRefusal,
  IDLE_RETURN_MS,
  type LeaseBook,
  openLease,
  pocketOf,
  WANTED_MS,
  type Waiter,
} from './lease-book.ts';
import { maxNano, type NanoUsd, nanoUsd, ZERO } from './money.ts';

/** The control plane's answer to one ask. */
export type GrantAnswer =
  | {
      readonly kind: 'granted';
      readonly grantId: GrantId;
      readonly pocketId: PocketId;
      readonly leaseId: LeaseId;
      readonly amount: NanoUsd;
      /** Left in the pocket after the grant. */
      readonly available: NanoUsd;
      /** The whole balance where it is less than the need; a smaller hold is allowed then. */
      readonly loweredTo: NanoUsd | null;
      /** Nearly empty: what a hold leaves over goes back at once. */
      readonly tail: boolean;
      readonly admissionMs: number;
    }
  | {
      readonly kind: 'denied';
      readonly grantId: GrantId;
      readonly pocketId: PocketId;
      readonly refusal: HoldRefusal;
    };

/** Money a lease gives back. Durable on the node before it is sent. */
export interface LeaseReturn {
  readonly returnId: ReturnId;
  readonly leaseId: LeaseId;
  readonly amount: NanoUsd;
}

/** Asks for money where requests wait or the lease is half used; one ask in flight a pocket. */
export function planAsk(book: LeaseBook, pocket: BookPocket, nowMs: number): GrantAsk | undefined {
  if (!book.connected || pocket.ask || nowMs < pocket.askAgainMs) return undefined;
  const [first] = pocket.waiters;
  if (!first && (book.draining || !wantsRefill(pocket, nowMs))) return undefined;
  const passes = first !== undefined && pocket.passing && nowMs < pocket.firstAgainMs;
  const waiter = passes ? smallestOf(pocket, first) : first;
  if (passes && waiter === first) return undefined;
  const need = waiter?.need ?? pocket.lastNeed;
  const grantId = toId('grant', `${book.nodeId}:${book.nonce}:g${++book.grantNumber}`);
  pocket.ask = { grantId, sentMs: nowMs, passes };
  return {
    grantId,
    pocketId: pocket.id,
    leaseId: leaseIdOf(pocket.id, book.nodeId, book.nonce),
    need,
    least: waiter?.least ?? need,
    // Who passes asks for nothing beyond its own need: doubling this is the most it can get.
    waiting: passes ? need : waitingIn(pocket),
    lastGrant: passes ? nanoUsd(need / 2n) : pocket.lastGrant,
  };
}

function smallestOf(pocket: BookPocket, first: Waiter): Waiter {
  return pocket.waiters.reduce((least, other) => (other.need < least.need ? other : least), first);
}

function waitingIn(pocket: BookPocket): NanoUsd {
  return pocket.waiters.reduce((sum, waiter) => nanoUsd(sum + waiter.need), ZERO);
}

function wantsRefill(pocket: BookPocket, nowMs: number): boolean {
  if (pocket.tail || pocket.lastGrant === 0n || nowMs < pocket.wantedUntilMs) return false;
  if (nowMs - pocket.lastUsedMs > IDLE_RETURN_MS) return false;
  let free = ZERO;
  for (const lease of pocket.leases) if (!lease.retiring) free = nanoUsd(free + freeOf(lease));
  return free * 2n < maxNano(pocket.lastGrant, pocket.lastNeed);
}

/** Whether an answer is to the ask this epoch of the node is waiting for. */
export function expectsAnswer(book: LeaseBook, answer: GrantAnswer): boolean {
  return book.pockets.get(answer.pocketId)?.ask?.grantId === answer.grantId;
}

/**
 * Takes an answer into the book. The caller has made a grant durable first; an answer that is not
 * to the ask in flight, or of another epoch, must not come here (`expectsAnswer`).
 */
export function applyAnswer(book: LeaseBook, answer: GrantAnswer, nowMs: number): void {
  const pocket = pocketOf(book, answer.pocketId);
  const sentMs = pocket.ask?.sentMs ?? nowMs;
  const passes = pocket.ask?.passes ?? false;
  pocket.ask = undefined;
  if (answer.kind === 'denied') {
    applyDenial(pocket, { ...answer, passes }, nowMs);
    return;
  }
  applyGrant(book, answer, sentMs);
  pocket.lastGrant = answer.amount;
  pocket.available = answer.available;
  pocket.tail = answer.tail;
  pocket.loweredTo = answer.loweredTo ?? undefined;
  pocket.verdict = undefined;
  if (!passes) pocket.passing = false;
}

function applyDenial(
  pocket: BookPocket,
  { refusal, passes }: { readonly refusal: HoldRefusal; readonly passes: boolean },
  nowMs: number,
): void {
  pocket.verdict = { refusal, atMs: nowMs };
  pocket.loweredTo = undefined;
  // Nothing is refilled in advance until a request had to ask: a scarce pocket would ask for ever.
  pocket.lastGrant = ZERO;
  if (!passes && refusal.kind !== 'empty' && pocket.waiters.length > 1) {
    pocket.passing = true;
    pocket.firstAgainMs = nowMs + ASK_AGAIN_MS;
  } else {
    pocket.askAgainMs = nowMs + ASK_AGAIN_MS;
  }
}

/** Adds granted money to its lease; also how the spool's GRANT records are replayed. */
export function applyGrant(
  book: LeaseBook,
  grant: {
    readonly leaseId: LeaseId;
    readonly pocketId: PocketId;
    readonly amount: NanoUsd;
    readonly admissionMs: number;
  },
  sentMs: number,
): void {
  const nonce = toId('boot_nonce', grant.leaseId.slice(grant.leaseId.lastIndexOf(':') + 1));
  const admissionEndsMs = sentMs + grant.admissionMs;
  const lease = openLease(book, {
    id: grant.leaseId,
    pocketId: grant.pocketId,
    nonce,
    admissionEndsMs,
  });
  lease.granted = nanoUsd(lease.granted + grant.amount);
  if (admissionEndsMs > lease.admissionEndsMs) lease.admissionEndsMs = admissionEndsMs;
}

/**
 * The stream is gone. An ask without an answer stays open and is sent again under its id, since it
 * may have been granted: forgetting it would strand that money until the epoch ends.
 */
export function loseConnection(book: LeaseBook): void {
  book.connected = false;
  for (const pocket of book.pockets.values()) {
    pocket.verdict = undefined;
  }
}

/** Contact renews the right to admit on every lease that is not being wound up. */
export function renewAdmission(book: LeaseBook, sentMs: number, admissionMs: number): void {
  for (const lease of book.leases.values()) {
    const ends = sentMs + admissionMs;
    if (ends > lease.admissionEndsMs) lease.admissionEndsMs = ends;
  }
}

/** Another node needs this pocket's money: what is free now, and soon, goes back. */
export function markRecalled(book: LeaseBook, pocketId: PocketId, nowMs: number): void {
  const pocket = book.pockets.get(pocketId);
  if (pocket) pocket.wantedUntilMs = nowMs + WANTED_MS;
}

/** Money arrived, or moved: what was said of this pocket before no longer counts. */
export function forgetVerdict(book: LeaseBook, pocketId: PocketId): void {
  const pocket = book.pockets.get(pocketId);
  if (!pocket) return;
  pocket.verdict = undefined;
  pocket.loweredTo = undefined;
  pocket.askAgainMs = 0;
  pocket.firstAgainMs = 0;
}

/**
 * What a pocket gives back now: leases of old epochs all that is free; a draining node, and a recalled
 * or nearly empty pocket, what `serveWaiters` has just left over; an idle pocket everything. Nothing
 * while the control plane is away, since it could not take it.
 */
export function planReturns(book: LeaseBook, pocket: BookPocket, nowMs: number): LeaseReturn[] {
  if (!book.connected) return [];
  const waited = pocket.waiters.length > 0;
  const wanted = book.draining || pocket.tail || nowMs < pocket.wantedUntilMs;
  const idle = !waited && nowMs - pocket.lastUsedMs > IDLE_RETURN_MS;
  // What an ask in flight was told to be at hand stays until it is answered.
  const surplus = idle || (wanted && !(waited && pocket.ask));
  const returns: LeaseReturn[] = [];
  for (const lease of pocket.leases) {
    if (!lease.retiring && !surplus) continue;
    const amount = freeOf(lease);
    if (amount > 0n) returns.push(startReturn(book, lease, amount));
  }
  return returns;
}

function startReturn(book: LeaseBook, lease: BookLease, amount: NanoUsd): LeaseReturn {
  lease.returned = nanoUsd(lease.returned + amount);
  const returnId = toId('return', `${book.nodeId}:${book.nonce}:r${++book.returnNumber}`);
  return { returnId, leaseId: lease.id, amount };
}

/** Takes back a return that could not be written down and so must not be sent. */
export function cancelReturn(book: LeaseBook, line: LeaseReturn): void {
  const lease = book.leases.get(line.leaseId);
  if (lease) lease.returned = nanoUsd(lease.returned - line.amount);
}

/** Once the control plane is reached, leases of earlier epochs are wound up. */
export function retireOldEpochs(book: LeaseBook): void {
  for (const lease of book.leases.values()) if (lease.nonce !== book.nonce) lease.retiring = true;
}

/** The last word on an epoch: what each of its leases has paid in all. */
export interface EpochFinal {
  readonly nonce: BootNonce;
  readonly settled: readonly { readonly leaseId: LeaseId; readonly amount: NanoUsd }[];
}

/**
 * Final statements of the epochs on which nothing is in flight any more. The running epoch has none:
 * while it lives it may be granted more, which a closed epoch could never give back.
 */
export function planFinals(book: LeaseBook, oldNonces: readonly BootNonce[]): EpochFinal[] {
  const finals: EpochFinal[] = [];
  for (const nonce of oldNonces) {
    if (nonce === book.nonce) continue;
    const leases = [...book.leases.values()].filter((lease) => lease.nonce === nonce);
    if (leases.some((lease) => lease.held !== ZERO || !lease.retiring)) continue;
    finals.push({
      nonce,
      settled: leases.map((lease) => ({ leaseId: lease.id, amount: lease.settled })),
    });
  }
  return finals;
}

/** Forgets an epoch whose final statement was acknowledged. */
export function closeEpoch(book: LeaseBook, nonce: BootNonce): void {
  for (const lease of [...book.leases.values()]) {
    if (lease.nonce !== nonce) continue;
    book.leases.delete(lease.id);
    const pocket = book.pockets.get(lease.pocketId);
    const index = pocket?.leases.indexOf(lease) ?? -1;
    if (index >= 0) pocket?.leases.splice(index, 1);
  }
}
