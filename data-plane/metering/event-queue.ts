// Events that the control plane does not have yet, in the order of their numbers. Their texts are
// kept in memory up to a limit; beyond it they are read back from the spool when their turn comes.
import type { BootNonce } from '../contract/ids.ts';
import type { Position } from './segment-record.ts';

/** Texts kept in memory, about 20 MB. */
const TEXTS_LIMIT = 20_000;

export interface QueuedEvent {
  readonly nonce: BootNonce;
  readonly seq: number;
  readonly text: string;
}

interface Slot {
  readonly nonce: BootNonce;
  readonly seq: number;
  text: string | undefined;
  /** Everything the spool held before this event was written. */
  readonly before: Position | undefined;
}

/** Reads events of one epoch back from disk: those numbered from `from` on, at most `limit`. */
export type ReadBack = (nonce: BootNonce, from: number, limit: number) => readonly QueuedEvent[];

export class EventQueue {
  private slots: Slot[] = [];
  private texts = 0;
  private readonly readBack: ReadBack;

  constructor(readBack: ReadBack) {
    this.readBack = readBack;
  }

  get length(): number {
    return this.slots.length;
  }

  /** What the spool held before the first event that is still needed; undefined for "unknown". */
  get needsAfter(): Position | undefined {
    return this.slots[0]?.before;
  }

  push(event: QueuedEvent, before: Position | undefined): void {
    const keep = this.texts < TEXTS_LIMIT;
    if (keep) this.texts++;
    this.slots.push({
      nonce: event.nonce,
      seq: event.seq,
      text: keep ? event.text : undefined,
      before,
    });
  }

  /** The next events to report, at most `limit`. */
  peek(limit: number): readonly QueuedEvent[] {
    const events: QueuedEvent[] = [];
    for (let i = 0; i < this.slots.length && events.length < limit; i++) {
      const slot = this.slots[i];
      if (!slot) break;
      if (slot.text === undefined) this.fill(i, limit);
      if (slot.text === undefined) break;
      events.push({ nonce: slot.nonce, seq: slot.seq, text: slot.text });
    }
    return events;
  }

  /** Everything of an epoch up to a number is stored elsewhere. */
  acknowledge(nonce: BootNonce, seq: number): void {
    const kept = this.slots.filter((slot) => slot.nonce !== nonce || slot.seq > seq);
    if (kept.length === this.slots.length) return;
    this.slots = kept;
    this.texts = kept.reduce((sum, slot) => (slot.text === undefined ? sum : sum + 1), 0);
  }

  /** The control plane has less than it once said: events from `from` on are sent again. */
  rewind(nonce: BootNonce, from: number, to: number): void {
    const again: Slot[] = [];
    for (let seq = from; seq <= to; seq++)
      again.push({ nonce, seq, text: undefined, before: undefined });
    this.slots = [...again, ...this.slots];
  }

  private fill(start: number, limit: number): void {
    const first = this.slots[start];
    if (!first) return;
    const found = new Map(
      this.readBack(first.nonce, first.seq, limit).map((event) => [event.seq, event.text]),
    );
    for (let i = start; i < Math.min(this.slots.length, start + limit); i++) {
      const slot = this.slots[i];
      if (slot && slot.nonce === first.nonce && slot.text === undefined) {
        slot.text = found.get(slot.seq);
        if (slot.text !== undefined) this.texts++;
      }
    }
    // A number the spool does not have any more can never be sent; the rest must not wait for it.
    if (first.text === undefined) this.slots.splice(start, 1);
  }
}
