// What a node knows after a restart: its spool played from the start, and what became of the calls
// that were in flight when it was killed.
import type { AttemptId, BootNonce, LeaseId, NodeId } from '#contract/ids';
import { createLeaseBook, freeOf, type Hold, type LeaseBook } from '#contract/lease-book';
import { applyGrant, closeEpoch, renewAdmission } from '#contract/lease-exchange';
import { minNano, type NanoUsd, nanoUsd } from '#contract/money';
import type { Spool, SpooledEvent, SpoolRecord } from './disk.ts';

export interface Replayed {
  readonly book: LeaseBook;
  /** Epochs before this one that the control plane has not closed yet. */
  readonly oldNonces: Set<BootNonce>;
  /** Every event on disk, acknowledged or not. */
  readonly events: SpooledEvent[];
  /** A lease whose holds, returns and charges are more than it was granted. */
  readonly overdrawn: LeaseId | undefined;
}

interface OpenIntent {
  /** The epoch that sent the call; its end is reported under that name. */
  readonly nonce: BootNonce;
  readonly hold: Hold;
  readonly onAccept: NanoUsd;
  mark: NanoUsd | undefined;
}

/** Plays the spool into a new epoch's book and ends every call left open, durably. */
export function replaySpool(spool: Spool, nodeId: NodeId, nonce: BootNonce): Replayed {
  const book = createLeaseBook(nodeId, nonce);
  const oldNonces = new Set<BootNonce>();
  const open = new Map<AttemptId, OpenIntent>();
  const events: SpooledEvent[] = [];
  const progress = { book, oldNonces, open, events, running: nonce };
  for (const record of spool.records) playRecord(record, progress);
  const overdrawn = [...book.leases.values()].find((lease) => freeOf(lease) < 0n)?.id;
  for (const [id, intent] of open) {
    const event = endOpenIntent(id, intent, events);
    spool.append({ kind: 'settle', event });
    events.push(event);
    settle(book, event, true);
  }
  return { book, oldNonces, events, overdrawn };
}

interface Progress extends Omit<Replayed, 'overdrawn'> {
  readonly open: Map<AttemptId, OpenIntent>;
  running: BootNonce;
}

function playRecord(record: SpoolRecord, progress: Progress): void {
  const { book, oldNonces, open, events } = progress;
  switch (record.kind) {
    case 'epoch':
      progress.running = record.nonce;
      oldNonces.add(record.nonce);
      return;
    case 'grant':
      applyGrant(book, record, record.sentMs);
      return;
    case 'renew':
      renewAdmission(book, record.sentMs, record.admissionMs);
      return;
    case 'return': {
      const lease = book.leases.get(record.leaseId);
      if (lease) lease.returned = nanoUsd(lease.returned + record.amount);
      return;
    }
    case 'intent': {
      const { hold, onAccept } = record;
      open.set(record.attemptId, { nonce: progress.running, hold, onAccept, mark: undefined });
      const lease = book.leases.get(hold.leaseId);
      if (lease) lease.held = nanoUsd(lease.held + hold.amount);
      return;
    }
    case 'progress': {
      const intent = open.get(record.attemptId);
      if (intent) intent.mark = record.charge;
      return;
    }
    case 'settle':
      events.push(record.event);
      settle(book, record.event, open.delete(record.event.id));
      return;
    case 'closed':
      closeEpoch(book, record.nonce);
      oldNonces.delete(record.nonce);
  }
}

function settle(book: LeaseBook, event: SpooledEvent, wasOpen: boolean): void {
  const lease = book.leases.get(event.leaseId);
  if (!lease) return;
  if (wasOpen) lease.held = nanoUsd(lease.held - event.hold);
  lease.settled = nanoUsd(lease.settled + minNano(event.charge, event.hold));
}

/** Charged at the last mark; without one parked, with what the vendor bills on accepting. */
function endOpenIntent(
  id: AttemptId,
  { nonce, hold, onAccept, mark }: OpenIntent,
  events: readonly SpooledEvent[],
): SpooledEvent {
  const seqs = events.filter((event) => event.nonce === nonce).map((event) => event.seq);
  return {
    id,
    nonce,
    seq: Math.max(0, ...seqs) + 1,
    leaseId: hold.leaseId,
    pocketId: hold.pocketId,
    hold: hold.amount,
    charge: minNano(mark ?? onAccept, hold.amount),
    outcome: mark === undefined ? 'parked' : 'settled',
  };
}
