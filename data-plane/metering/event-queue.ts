// Events that the control plane does not have yet, by epoch and in the order of their numbers. They
// are kept as the bytes that the spool wrote, outside the collected heap: thousands of texts that
// live for a report's time would be copied by every scavenge. Beyond a limit they are read back.
import type { BootNonce } from '../contract/ids.ts';
import { EventBlocks } from './event-blocks.ts';
import { EventStretch } from './event-stretch.ts';
import type { Position } from './segment-record.ts';

/** Bytes kept in memory. */
const BYTES_LIMIT = 24 * 1024 * 1024;
/** Events of one stretch: what is acknowledged together is forgotten together. */
const STRETCH_EVENTS = 1024;

/** One event as the spool has it: its epoch, its number and the event, as JSON. */
export interface QueuedEvent {
  readonly seq: number;
  readonly payload: Buffer;
}

/** Consecutive events of one epoch, their JSON joined by commas. */
export interface EventBatch {
  readonly nonce: BootNonce;
  readonly firstSeq: number;
  /** May be reused by its owner afterwards. */
  readonly bytes: Buffer;
  /** The offset after each event. */
  readonly ends: readonly number[];
}

/**
 * Events as a report carries them: pieces of JSON, each of one or more events joined by commas.
 * Views of the queue's memory: good until something is acknowledged.
 */
export interface EventReport {
  readonly events: number;
  readonly json: readonly Buffer[];
}

/** Reads events of one epoch back from disk: those numbered from `from` on, at most `limit`. */
export type ReadBack = (nonce: BootNonce, from: number, limit: number) => readonly QueuedEvent[];

/** One epoch's events, without a gap in their numbers. */
class EpochQueue {
  readonly nonce: BootNonce;
  length = 0;
  bytes = 0;
  private stretches: EventStretch[] = [];
  private firstSeq: number;
  private readonly blocks: EventBlocks;

  constructor(nonce: BootNonce, firstSeq: number, blocks: EventBlocks) {
    this.nonce = nonce;
    this.firstSeq = firstSeq;
    this.blocks = blocks;
  }

  get before(): Position | undefined {
    return this.stretches[0]?.before;
  }

  append(batch: EventBatch, before: Position | undefined, keep: boolean): void {
    this.length += batch.ends.length;
    const last = this.stretches.at(-1);
    const used = last?.used ?? 0;
    if (last?.isInMemory === keep && last.count < STRETCH_EVENTS && last.append(batch)) {
      this.bytes += last.used - used;
      return;
    }
    const next = keep
      ? EventStretch.inMemory(batch, before, this.blocks)
      : EventStretch.onDisk(batch.firstSeq, batch.ends.length, before);
    this.stretches.push(next);
    this.bytes += next.used;
  }

  drop(seq: number): void {
    const count = Math.min(seq + 1 - this.firstSeq, this.length);
    if (count <= 0) return;
    this.firstSeq += count;
    this.length -= count;
    let [first] = this.stretches;
    while (first && first.endSeq <= this.firstSeq) {
      this.bytes -= first.used;
      first.release(this.blocks);
      this.stretches.shift();
      [first] = this.stretches;
    }
  }

  rewind(from: number): void {
    if (from >= this.firstSeq) return;
    // The oldest stretch may still have what was dropped of it.
    const missing = (this.stretches[0]?.firstSeq ?? this.firstSeq) - from;
    if (missing > 0) this.stretches.unshift(EventStretch.onDisk(from, missing, undefined));
    this.length += this.firstSeq - from;
    this.firstSeq = from;
  }

  peek(limit: number, readBack: ReadBack): EventReport {
    const json: Buffer[] = [];
    let events = 0;
    for (const stretch of this.stretches) {
      const from = this.firstSeq + events;
      const wanted = Math.min(limit - events, stretch.endSeq - from);
      const found = stretch.isInMemory
        ? stretch.report(from, wanted)
        : this.reportFromDisk(from, wanted, readBack);
      json.push(...found.json);
      events += found.events;
      if (found.events < wanted || events >= limit) break;
    }
    return { events, json };
  }

  /** Every event by itself. */
  payloads(readBack: ReadBack): Buffer[] {
    return this.stretches.flatMap((stretch) => {
      const from = Math.max(this.firstSeq, stretch.firstSeq);
      return stretch.isInMemory
        ? stretch.payloads(from)
        : readBack(this.nonce, from, stretch.endSeq - from).map((event) => event.payload);
    });
  }

  private reportFromDisk(from: number, limit: number, readBack: ReadBack): EventReport {
    const json: Buffer[] = [];
    for (const event of readBack(this.nonce, from, limit)) {
      if (event.seq !== from + json.length) break;
      json.push(event.payload);
    }
    return { events: json.length, json };
  }
}

export class EventQueue {
  private readonly epochs = new Map<BootNonce, EpochQueue>();
  private readonly readBack: ReadBack;
  private readonly blocks = new EventBlocks();

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

  /** Takes events in; `before` is everything the spool held before the first of them was written. */
  append(batch: EventBatch, before: Position | undefined): void {
    let epoch = this.epochs.get(batch.nonce);
    if (!epoch) {
      epoch = new EpochQueue(batch.nonce, batch.firstSeq, this.blocks);
      this.epochs.set(batch.nonce, epoch);
    }
    epoch.append(batch, before, this.bytes + batch.bytes.length <= BYTES_LIMIT);
  }

  /** The next events to report, at most `limit`, so that no epoch waits for another. */
  peek(limit: number): EventReport {
    const waiting = [...this.epochs.values()].filter((epoch) => epoch.length > 0);
    const share = Math.max(1, Math.floor(limit / Math.max(1, waiting.length)));
    const reports = waiting.map((epoch) => epoch.peek(share, this.readBack));
    return {
      events: reports.reduce((sum, report) => sum + report.events, 0),
      json: reports.flatMap((report) => report.json),
    };
  }

  /** The payload of everything that is to be reported: views, as those of a report. */
  payloads(): readonly Buffer[] {
    return [...this.epochs.values()].flatMap((epoch) => epoch.payloads(this.readBack));
  }

  /** Everything of an epoch up to a number is stored elsewhere. */
  acknowledge(nonce: BootNonce, seq: number): void {
    this.epochs.get(nonce)?.drop(seq);
  }

  /** The control plane has less than it once said: events from `from` to `to` are sent again. */
  rewind(nonce: BootNonce, from: number, to: number): void {
    const epoch = this.epochs.get(nonce) ?? new EpochQueue(nonce, to + 1, this.blocks);
    this.epochs.set(nonce, epoch);
    epoch.rewind(from);
  }

  private get bytes(): number {
    let bytes = 0;
    for (const epoch of this.epochs.values()) bytes += epoch.bytes;
    return bytes;
  }
}
