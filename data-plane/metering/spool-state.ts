// What the spool says, as a value: the same steps build it while records are appended and when they
// are replayed after a crash, so that the two cannot disagree. Pure.
import type { BootNonce, LeaseId, PocketId, RequestId, ReturnId } from '../contract/ids.ts';
import type { LeaseReturn } from '../contract/lease-exchange.ts';
import { minNano, type NanoUsd, nanoUsd, ZERO } from '../contract/money.ts';
import type { EventHead, RecordOf, SpoolEntry } from './spool-record.ts';

/** Lines of each kind in one checkpoint record. */
const HEAD_LINES = 2000;

export interface SpooledLease {
  readonly leaseId: LeaseId;
  readonly pocketId: PocketId;
  granted: NanoUsd;
  returned: NanoUsd;
  settled: NanoUsd;
}

export interface SpooledEpoch {
  lastSeq: number;
  ackedSeq: number;
}

/** A request whose end is not written. */
export interface OpenRequest {
  readonly event: EventHead;
  /** The last mark of a long stream: output tokens and what they cost. */
  mark: { readonly output: number; readonly charge: NanoUsd } | undefined;
}

export interface SpoolState {
  readonly leases: Map<LeaseId, SpooledLease>;
  /** As read back at a start, oldest first. */
  readonly open: Map<RequestId, OpenRequest>;
  readonly returns: Map<ReturnId, LeaseReturn>;
  readonly epochs: Map<BootNonce, SpooledEpoch>;
  machineBoot: string;
  admissionEndsMs: number;
}

export function emptySpoolState(): SpoolState {
  return {
    leases: new Map(),
    open: new Map(),
    returns: new Map(),
    epochs: new Map(),
    machineBoot: '',
    admissionEndsMs: 0,
  };
}

/** Takes one record into the state. */
export function applyEntry(state: SpoolState, entry: SpoolEntry): void {
  switch (entry.kind) {
    case 'epoch':
      epochOf(state, entry.record.nonce);
      break;
    case 'grant':
      applyGrantRecord(state, entry.record);
      break;
    case 'renew':
      state.machineBoot = entry.record.machineBoot;
      state.admissionEndsMs = entry.record.endsMs;
      break;
    case 'return':
      applyReturnRecord(state, entry.record);
      break;
    case 'intent':
      applyIntent(state, entry.record.event);
      break;
    case 'progress':
      applyProgress(state, entry.record);
      break;
    case 'settle':
      applySettle(state, entry.record);
      break;
    case 'acked':
      applyAcked(state, entry.record);
      break;
    case 'closed':
      applyClosed(state, entry.record.nonce);
      break;
    case 'head':
      applyHead(state, entry.record);
      break;
  }
}

/** The epoch of a nonce, made on first mention. */
export function epochOf(state: SpoolState, nonce: BootNonce): SpooledEpoch {
  const known = state.epochs.get(nonce);
  if (known) return known;
  const epoch = { lastSeq: 0, ackedSeq: 0 };
  state.epochs.set(nonce, epoch);
  return epoch;
}

function applyGrantRecord(state: SpoolState, record: RecordOf<'grant'>): void {
  const { leaseId, pocketId } = record;
  const lease = state.leases.get(leaseId) ?? {
    leaseId,
    pocketId,
    granted: ZERO,
    returned: ZERO,
    settled: ZERO,
  };
  lease.granted = nanoUsd(lease.granted + record.amount);
  state.leases.set(leaseId, lease);
}

function applyReturnRecord(state: SpoolState, record: RecordOf<'return'>): void {
  state.returns.set(record.returnId, record);
  const lease = state.leases.get(record.leaseId);
  if (lease) lease.returned = nanoUsd(lease.returned + record.amount);
}

/** A second attempt of a request replaces the first; its place in the order stays. */
function applyIntent(state: SpoolState, event: EventHead): void {
  state.open.set(event.id, { event, mark: undefined });
}

function applyProgress(state: SpoolState, record: RecordOf<'progress'>): void {
  for (const line of record.lines) {
    const open = state.open.get(line.id);
    if (open) open.mark = { output: line.output, charge: line.charge };
  }
}

/**
 * Ends a request: its lease has paid, its event has its number. A number that was taken in before
 * pays nothing more: after a lost file the same event stands behind a checkpoint that counts it.
 */
export function applySettle(
  state: SpoolState,
  record: { readonly nonce: BootNonce; readonly seq: number; readonly event: EventHead },
): void {
  const { event } = record;
  state.open.delete(event.id);
  const epoch = epochOf(state, record.nonce);
  if (record.seq <= epoch.lastSeq) return;
  epoch.lastSeq = record.seq;
  const lease = event.leaseId === null ? undefined : state.leases.get(event.leaseId);
  if (lease) lease.settled = nanoUsd(lease.settled + minNano(event.charge, event.hold));
}

function applyAcked(state: SpoolState, record: RecordOf<'acked'>): void {
  for (const { nonce, seq } of record.epochs) {
    const epoch = epochOf(state, nonce);
    epoch.ackedSeq = seq;
    if (seq > epoch.lastSeq) epoch.lastSeq = seq;
  }
  for (const id of record.returns) state.returns.delete(id);
}

function applyClosed(state: SpoolState, nonce: BootNonce): void {
  for (const leaseId of state.leases.keys()) {
    if (leaseId.endsWith(`:${nonce}`)) state.leases.delete(leaseId);
  }
  const epoch = state.epochs.get(nonce);
  if (epoch && epoch.ackedSeq >= epoch.lastSeq) state.epochs.delete(nonce);
}

function applyHead(state: SpoolState, head: RecordOf<'head'>): void {
  if (!head.continues) {
    state.leases.clear();
    state.returns.clear();
    state.epochs.clear();
  }
  for (const line of head.leases) state.leases.set(line.leaseId, { ...line });
  for (const line of head.returns) state.returns.set(line.returnId, line);
  for (const line of head.epochs)
    state.epochs.set(line.nonce, { lastSeq: line.lastSeq, ackedSeq: line.ackedSeq });
  state.machineBoot = head.machineBoot;
  state.admissionEndsMs = head.endsMs;
}

/** The checkpoint of a state, in records that each stay well below a record's longest payload. */
export function headsOf(state: SpoolState): RecordOf<'head'>[] {
  const leases = [...state.leases.values()];
  const returns = [...state.returns.values()];
  const epochs = [...state.epochs].map(([nonce, epoch]) => ({ nonce, ...epoch }));
  const common = { machineBoot: state.machineBoot, endsMs: state.admissionEndsMs };
  const heads: RecordOf<'head'>[] = [];
  do {
    const at = heads.length * HEAD_LINES;
    heads.push({
      ...common,
      continues: at > 0,
      leases: leases.slice(at, at + HEAD_LINES),
      returns: returns.slice(at, at + HEAD_LINES),
      // All in the first: what is replayed after it is judged by them.
      epochs: at === 0 ? epochs : [],
    });
  } while (heads.length * HEAD_LINES < Math.max(leases.length, returns.length));
  return heads;
}
