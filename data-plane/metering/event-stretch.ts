// Consecutive events of one epoch: their JSON in one block of memory, or only the knowledge that
// they are on disk. Separate from the queue, which knows epochs and reports.
import type { EventBlocks } from './event-blocks.ts';
import type { EventBatch, EventReport } from './event-queue.ts';
import type { Position } from './segment-record.ts';

const COMMA = 0x2c;

export class EventStretch {
  readonly firstSeq: number;
  /** Everything the spool held before the first of these was written; undefined for "unknown". */
  readonly before: Position | undefined;
  /** Bytes in memory. */
  used = 0;
  count: number;
  private readonly block: Buffer | undefined;
  private readonly ends: number[] = [];

  private constructor(
    place: { readonly firstSeq: number; readonly before: Position | undefined },
    count: number,
    block?: Buffer,
  ) {
    this.firstSeq = place.firstSeq;
    this.before = place.before;
    this.count = count;
    this.block = block;
  }

  /** A stretch that begins with these events and has room for more. */
  static inMemory(
    batch: EventBatch,
    before: Position | undefined,
    blocks: EventBlocks,
  ): EventStretch {
    const block = blocks.take(batch.bytes.length);
    const stretch = new EventStretch({ firstSeq: batch.firstSeq, before }, 0, block);
    stretch.append(batch);
    return stretch;
  }

  static onDisk(firstSeq: number, count: number, before: Position | undefined): EventStretch {
    return new EventStretch({ firstSeq, before }, count);
  }

  get isInMemory(): boolean {
    return this.block !== undefined;
  }

  /** The number after the last. */
  get endSeq(): number {
    return this.firstSeq + this.count;
  }

  /** Takes the events that follow; false when there is no room. */
  append({ bytes, ends }: EventBatch): boolean {
    if (this.block) {
      const start = this.used === 0 ? 0 : this.used + 1;
      if (start + bytes.length > this.block.length) return false;
      if (start > 0) this.block[this.used] = COMMA;
      bytes.copy(this.block, start);
      this.used = start + bytes.length;
      for (const end of ends) this.ends.push(start + end);
    }
    this.count += ends.length;
    return true;
  }

  /** Gives its memory back; the stretch and what it has handed out are not to be used again. */
  release(blocks: EventBlocks): void {
    if (this.block) blocks.give(this.block);
  }

  /** The events from a number on, at most `limit`, as one piece of JSON. */
  report(from: number, limit: number): EventReport {
    const first = from - this.firstSeq;
    const events = Math.min(limit, this.count - first);
    if (!this.block || events <= 0) return { events: 0, json: [] };
    const json = this.block.subarray(this.startOf(first), this.ends[first + events - 1]);
    return { events, json: [json] };
  }

  /** The events from a number on, each by itself. */
  payloads(from: number): Buffer[] {
    const payloads: Buffer[] = [];
    for (let index = from - this.firstSeq; this.block && index < this.count; index++) {
      payloads.push(this.block.subarray(this.startOf(index), this.ends[index]));
    }
    return payloads;
  }

  private startOf(index: number): number {
    return index === 0 ? 0 : (this.ends[index - 1] ?? 0) + 1;
  }
}
