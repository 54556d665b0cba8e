// Reads events back from the spool's segments while it is being written: for a control plane that
// has been away long, or that was restored to an earlier state. It goes on where it stopped, since
// what is read is nearly always what comes next.
import { readFileSync } from 'node:fs';
import type { BootNonce } from '../contract/ids.ts';
import type { QueuedEvent } from './event-queue.ts';
import { RECORD_HEADER_BYTES, recordEnd, SEGMENT_HEADER_BYTES } from './segment-record.ts';
import { type ClosedSegment, listSegments } from './segment-replay.ts';
import { typeOf } from './spool-record.ts';

const SETTLE = typeOf('settle');
/** Enough of a SETTLE for its epoch and number, which come first. */
const PREFIX_BYTES = 256;
const PREFIX = /^\{"nonce":"([^"]+)","seq":(\d+),/;

interface Cursor {
  readonly sequence: number;
  readonly offset: number;
  readonly nonce: BootNonce;
  readonly seq: number;
}

export interface Wanted {
  readonly nonce: BootNonce;
  readonly from: number;
  readonly limit: number;
}

export class SpoolReader {
  private readonly dir: string;
  private cursor: Cursor | undefined;

  constructor(dir: string) {
    this.dir = dir;
  }

  /** The events of an epoch numbered from `from` on, at most `limit`, in the order of writing. */
  read(wanted: Wanted): readonly QueuedEvent[] {
    const { cursor } = this;
    const goesOn = cursor?.nonce === wanted.nonce && cursor.seq === wanted.from;
    const events: QueuedEvent[] = [];
    for (const segment of listSegments(this.dir)) {
      if (goesOn && segment.sequence < cursor.sequence) continue;
      const at =
        goesOn && segment.sequence === cursor.sequence ? cursor.offset : SEGMENT_HEADER_BYTES;
      this.readSegment(segment, at, { wanted, events });
      if (events.length >= wanted.limit) break;
    }
    return events;
  }

  private readSegment(
    segment: ClosedSegment,
    start: number,
    { wanted, events }: { readonly wanted: Wanted; readonly events: QueuedEvent[] },
  ): void {
    const bytes = readFileSync(segment.path);
    let at = start;
    while (events.length < wanted.limit) {
      const end = recordEnd(bytes, at);
      if (end < 0) return;
      const payload = at + RECORD_HEADER_BYTES;
      if (bytes[payload - 1] === SETTLE) take(bytes.subarray(payload, end), wanted, events);
      at = end;
    }
    const seq = (events.at(-1)?.seq ?? 0) + 1;
    this.cursor = { sequence: segment.sequence, offset: at, nonce: wanted.nonce, seq };
  }
}

function take(payload: Buffer, wanted: Wanted, events: QueuedEvent[]): void {
  const [, nonce, number] = PREFIX.exec(payload.toString('latin1', 0, PREFIX_BYTES)) ?? [];
  const seq = Number(number);
  if (nonce !== wanted.nonce || seq < wanted.from) return;
  // A file that was lost and written anew holds records twice.
  if (seq <= (events.at(-1)?.seq ?? 0)) return;
  events.push({ seq, payload: Buffer.from(payload) });
}
