// Rebuilds the spool's state after a start: what leases have left, which events are still to be
// reported, and which requests were open when the last process ended.
import type { BootNonce, RequestId } from '../contract/ids.ts';
import type { Logger } from '../platform/logger.ts';
import { type EventBatch, EventQueue } from './event-queue.ts';
import type { SegmentStore } from './segment-store.ts';
import { SpoolReader } from './spool-read.ts';
import { decodeEntry, eventTextOf } from './spool-record.ts';
import { applyEntry, emptySpoolState, type SpoolState } from './spool-state.ts';

export interface ReplayedSpool {
  readonly state: SpoolState;
  readonly queue: EventQueue;
  /** The event of each open request, as its last INTENT has it. */
  readonly openTexts: ReadonlyMap<RequestId, string>;
}

/** Reads every record back, in the order in which they were written. */
export function replaySpool(store: SegmentStore, dir: string, log: Logger): ReplayedSpool {
  const state = emptySpoolState();
  const openTexts = new Map<RequestId, string>();
  let settled: EventBatch[] = [];
  let unknown = 0;
  const report = store.replay(({ type, payload }) => {
    const entry = decodeEntry(type, payload);
    if (!entry) {
      unknown++;
      return;
    }
    applyEntry(state, entry);
    if (entry.kind === 'intent') openTexts.set(entry.record.event.id, eventTextOf(payload));
    else if (entry.kind === 'settle') {
      openTexts.delete(entry.record.event.id);
      const { nonce, seq } = entry.record;
      settled.push({ nonce, firstSeq: seq, bytes: Buffer.from(payload), ends: [payload.length] });
    } else if (entry.kind === 'head') settled = unacknowledged(state, settled);
  });
  if (unknown > 0 || report.quarantined.length > 0) {
    log.error('spool.damaged', { unknown, quarantined: report.quarantined.length });
  }
  const reader = new SpoolReader(dir);
  const queue = new EventQueue((nonce, from, limit) => reader.read({ nonce, from, limit }));
  // A file that was lost and written anew has earlier events behind later ones.
  const kept = unacknowledged(state, settled).sort((a, b) => a.firstSeq - b.firstSeq);
  for (const event of kept) queue.append(event, undefined);
  rewindToWatermarks({ state, queue, reader }, kept);
  log.info('spool.replayed', {
    records: report.records,
    open: openTexts.size,
    unreported: queue.length,
    cutBytes: report.cutBytes,
  });
  return { state, queue, openTexts };
}

/**
 * A watermark that was taken back may stand behind a checkpoint that knew it higher, where the
 * events between the two were forgotten: they are reported from disk, as far as they are there.
 */
function rewindToWatermarks(
  { state, queue, reader }: { state: SpoolState; queue: EventQueue; reader: SpoolReader },
  kept: readonly EventBatch[],
): void {
  const oldest = new Map<BootNonce, number>();
  for (const { nonce, firstSeq } of kept) if (!oldest.has(nonce)) oldest.set(nonce, firstSeq);
  for (const [nonce, { ackedSeq, lastSeq }] of state.epochs) {
    const from = ackedSeq + 1;
    const known = oldest.get(nonce) ?? lastSeq + 1;
    if (from >= known) continue;
    const [found] = reader.read({ nonce, from, limit: 1 });
    if (found?.seq === from) queue.rewind(nonce, from, known - 1);
  }
}

function unacknowledged(state: SpoolState, events: readonly EventBatch[]): EventBatch[] {
  const seen = new Set<string>();
  return events.filter(({ nonce, firstSeq: seq }) => {
    const epoch = state.epochs.get(nonce);
    const place = `${nonce} ${seq}`;
    if (!epoch || seq <= epoch.ackedSeq || seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}
