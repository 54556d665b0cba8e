// Reads events back from the spool's segments while it is being written: for a control plane that
// has been away long, or that was restored to an earlier state.
import { readFileSync } from 'node:fs';
import type { BootNonce } from '../contract/ids.ts';
import type { QueuedEvent } from './event-queue.ts';
import { RECORD_HEADER_BYTES, recordEnd, SEGMENT_HEADER_BYTES } from './segment-record.ts';
import { listSegments } from './segment-replay.ts';
import { decodeEntry, eventTextOf, typeOf } from './spool-record.ts';

const SETTLE = typeOf('settle');

/** The events of an epoch numbered from `from` on, at most `limit`, in the order they were written. */
export function readEventsBack(
  dir: string,
  wanted: { readonly nonce: BootNonce; readonly from: number; readonly limit: number },
): readonly QueuedEvent[] {
  const events: QueuedEvent[] = [];
  for (const segment of listSegments(dir)) {
    readSegment(readFileSync(segment.path), wanted, events);
    if (events.length >= wanted.limit) break;
  }
  return events;
}

function readSegment(
  bytes: Buffer,
  wanted: { readonly nonce: BootNonce; readonly from: number; readonly limit: number },
  events: QueuedEvent[],
): void {
  let at = SEGMENT_HEADER_BYTES;
  while (events.length < wanted.limit) {
    const end = recordEnd(bytes, at);
    if (end < 0) return;
    const type = bytes[at + RECORD_HEADER_BYTES - 1] ?? 0;
    if (type === SETTLE) take(bytes.subarray(at + RECORD_HEADER_BYTES, end), wanted, events);
    at = end;
  }
}

function take(
  payload: Buffer,
  wanted: { readonly nonce: BootNonce; readonly from: number },
  events: QueuedEvent[],
): void {
  const entry = decodeEntry(SETTLE, payload);
  if (entry?.kind !== 'settle') return;
  const { nonce, seq } = entry.record;
  if (nonce !== wanted.nonce || seq < wanted.from) return;
  events.push({ nonce, seq, text: eventTextOf(payload) });
}
