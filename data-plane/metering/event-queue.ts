// Events that the control plane does not have yet, by epoch and in the order of their numbers. Their
// texts are kept in memory up to a limit; beyond it they are read back from the spool in their turn.
import type { BootNonce } from '../contract/ids.ts';
import type { Position } from './segment-record.ts';

/** Texts kept in memory, about 20 MB. */
const TEXTS_LIMIT = 20_000;
/** Reported slots at the front of a list that are cut off together. */
const CUT_AT = 4096;

export interface QueuedEvent {
  readonly nonce: BootNonce;
  readonly seq: number;
  readonly text: string;
}

interface Slot {
  text: string | undefined;
  /** Everything the spool held before this event was written. */
  readonly before: Position | undefined;
}

/** Reads events of one epoch back from disk: those numbered from `from` on, at most `limit`. */
export type ReadBack = (nonce: BootNonce, from: number, limit: number) => readonly QueuedEvent[];

/** One epoch's events: contiguous numbers, the first of them at `slots[head]`. */
class EpochQueue {
  readonly nonce: BootNonce;
  private slots: Slot[] = [];
  private head = 0;
  private firstSeq: number;

  constructor(nonce: BootNonce, firstSeq: number) {
    this.nonce = nonce;
    this.firstSeq = firstSeq;
  }

  get length(): number {
    return this.slots.length - this.head;
  }

  get before(): Position | undefined {
    return this.slots[this.head]?.before;
  }

  push(slot: Slot): void {
    this.slots.push(slot);
  }

  /** Drops events up to a number; the value is how many texts were let go. */
  drop(seq: number): number {
    let texts = 0;
    while (this.head < this.slots.length && this.firstSeq <= seq) {
      if (this.slots[this.head]?.text !== undefined) texts++;
      this.head++;
      this.firstSeq++;
    }
    if (this.head > CUT_AT) {
      this.slots = this.slots.slice(this.head);
      this.head = 0;
    }
    return texts;
  }

  /** Puts numbers back in front that were dropped too early. */
  rewind(from: number): void {
    if (from >= this.firstSeq) return;
    const again = Array.from(
      { length: this.firstSeq - from },
      (): Slot => ({ text: undefined, before: undefined }),
    );
    this.slots = [...again, ...this.slots.slice(this.head)];
    this.head = 0;
    this.firstSeq = from;
  }

  /** The next events, at most `limit`; what is not in memory is read back. */
  peek(limit: number, readBack: ReadBack): QueuedEvent[] {
    const events: QueuedEvent[] = [];
    const { nonce } = this;
    while (events.length < limit && this.head + events.length < this.slots.length) {
      const text = this.slots[this.head + events.length]?.text;
      const seq = this.firstSeq + events.length;
      if (text !== undefined) events.push({ nonce, seq, text });
      else if (!this.fill(events, limit, readBack)) break;
    }
    return events;
  }

  private fill(events: QueuedEvent[], limit: number, readBack: ReadBack): boolean {
    const from = this.firstSeq + events.length;
    const missing = Math.min(limit, this.slots.length - this.head) - events.length;
    let expected = from;
    for (const event of readBack(this.nonce, from, missing)) {
      if (event.seq !== expected) break;
      events.push(event);
      expected++;
    }
    return expected > from;
  }
}

export class EventQueue {
  private readonly epochs = new Map<BootNonce, EpochQueue>();
  private readonly readBack: ReadBack;
  private texts = 0;

  constructor(readBack: ReadBack) {
    this.readBack = readBack;
  }

  get length(): number {
    let length = 0;
    for (const epoch of this.epochs.values()) length += epoch.length;
    return length;
  }

  /** What the spool held before the oldest event of any epoch; undefined for "unknown". */
  get needsAfter(): Position | undefined {
    for (const epoch of this.epochs.values()) if (epoch.length > 0) return epoch.before;
    return undefined;
  }

  push(event: QueuedEvent, before: Position | undefined): void {
    const keep = this.texts < TEXTS_LIMIT;
    if (keep) this.texts++;
    let epoch = this.epochs.get(event.nonce);
    if (!epoch) {
      epoch = new EpochQueue(event.nonce, event.seq);
      this.epochs.set(event.nonce, epoch);
    }
    epoch.push({ text: keep ? event.text : undefined, before });
  }

  /** The next events to report, at most `limit`, so that no epoch waits for another. */
  peek(limit: number): readonly QueuedEvent[] {
    const waiting = [...this.epochs.values()].filter((epoch) => epoch.length > 0);
    const share = Math.max(1, Math.floor(limit / Math.max(1, waiting.length)));
    return waiting.flatMap((epoch) => epoch.peek(share, this.readBack));
  }

  /** Everything that is to be reported. */
  all(): readonly QueuedEvent[] {
    return [...this.epochs.values()].flatMap((epoch) => epoch.peek(epoch.length, this.readBack));
  }

  /** Everything of an epoch up to a number is stored elsewhere. */
  acknowledge(nonce: BootNonce, seq: number): void {
    this.texts -= this.epochs.get(nonce)?.drop(seq) ?? 0;
  }

  /** The control plane has less than it once said: events from `from` to `to` are sent again. */
  rewind(nonce: BootNonce, from: number, to: number): void {
    const epoch = this.epochs.get(nonce) ?? new EpochQueue(nonce, to + 1);
    this.epochs.set(nonce, epoch);
    epoch.rewind(from);
  }
}
