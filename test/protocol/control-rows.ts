// The simulated control plane's database: rows that survive every crash of the process.
import type {
  BootNonce,
  GrantId,
  Incarnation,
  LeaseId,
  NodeId,
  PocketId,
  ReturnId,
} from '#contract/ids';
import type { LeaseRow, PocketRow } from '#contract/lease-authority';
import type { GrantAnswer } from '#contract/lease-exchange';
import { type NanoUsd, ZERO } from '#contract/money';
import type { SpooledEvent } from './disk.ts';

export const INCARNATION = 'incarnation-1' as Incarnation;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export interface StoredPocket extends Writable<PocketRow> {
  /** All that posted charges took from this pocket. */
  charged: NanoUsd;
  /** What the operator paid because neither lease nor pocket could. */
  overrun: NanoUsd;
  /** Its leases, but for closed ones with nothing out. */
  readonly leases: Set<StoredLease>;
}

export interface StoredLease extends Writable<Omit<LeaseRow, 'connected' | 'admissionOver'>> {
  readonly pocketId: PocketId;
  readonly nonce: BootNonce;
}

export interface Rows {
  readonly pockets: Map<PocketId, StoredPocket>;
  readonly leases: Map<LeaseId, StoredLease>;
  readonly grants: Map<GrantId, GrantAnswer>;
  readonly returns: Set<ReturnId>;
  /** Content by event id, and how often each was posted. */
  readonly events: Map<string, { readonly content: string; posted: number }>;
  readonly numbers: Map<string, string>;
  readonly watermarks: Map<NodeId, Map<BootNonce, number>>;
  readonly closed: Set<string>;
  unposted: SpooledEvent[];
  /** Events that came under a known id or number with another content. */
  quarantined: string[];
}

export function createRows(pocketIds: readonly PocketId[]): Rows {
  const pockets = new Map<PocketId, StoredPocket>();
  for (const id of pocketIds) {
    const zero = { available: ZERO, leased: ZERO, charged: ZERO, overrun: ZERO };
    pockets.set(id, { id, ...zero, leases: new Set() });
  }
  return {
    pockets,
    leases: new Map(),
    grants: new Map(),
    returns: new Set(),
    events: new Map(),
    numbers: new Map(),
    watermarks: new Map(),
    closed: new Set(),
    unposted: [],
    quarantined: [],
  };
}

export function epochKey(nodeId: NodeId, nonce: BootNonce): string {
  return `${nodeId} ${nonce}`;
}

/** What a stored lease has out: granted = settled + returned + written off + this. */
export function outstandingIn(lease: StoredLease): bigint {
  return lease.granted - lease.settled - lease.returned - lease.writtenOff;
}

/** Stores events that are new; a known id with another content is put aside. */
export function ingest(
  rows: Rows,
  nodeId: NodeId,
  events: readonly SpooledEvent[],
  dedupe: boolean,
) {
  for (const event of events) {
    const content = `${event.leaseId} ${event.hold} ${event.charge} ${event.outcome}`;
    const number = `${epochKey(nodeId, event.nonce)} ${event.seq}`;
    const known = rows.events.get(event.id);
    const marks = rows.watermarks.get(nodeId) ?? new Map<BootNonce, number>();
    rows.watermarks.set(nodeId, marks);
    const sameNumber = rows.numbers.get(number);
    if (known && known.content !== content) rows.quarantined.push(event.id);
    else if (sameNumber !== undefined && sameNumber !== event.id) rows.quarantined.push(event.id);
    else if (!known || !dedupe) {
      rows.events.set(event.id, known ?? { content, posted: 0 });
      rows.numbers.set(number, event.id);
      rows.unposted.push(event);
    }
    marks.set(event.nonce, Math.max(event.seq, marks.get(event.nonce) ?? 0));
  }
}
