// Writes to the current segment and decides which file that is: the next one when it is full, the
// reserve when the disk is, a fresh one when a file was lost. The store decides who may write.

import type { WriteFault } from './segment-file.ts';
import { SegmentFile } from './segment-file.ts';
import type { SegmentIo } from './segment-io.ts';
import type { Position, SpoolRecord } from './segment-record.ts';
import { encodeRecord, recordBytes } from './segment-record.ts';
import type { SegmentReserve } from './segment-reserve.ts';
import type { SegmentRetention } from './segment-retention.ts';
import type { SyncGroup } from './segment-sync.ts';

export interface SegmentWriterOptions {
  readonly io: SegmentIo;
  readonly dir: string;
  readonly segmentBytes: number;
  readonly clockMs: () => number;
  readonly writeHead: () => readonly SpoolRecord[];
  readonly rewriteUnacknowledged: () => readonly SpoolRecord[];
  readonly reserve: SegmentReserve;
  readonly retention: SegmentRetention;
  readonly sync: SyncGroup;
  readonly lastSequence: number;
  /** The disk is full and the reserve has just become the current segment. */
  readonly onReserveUsed: () => void;
}

export class SegmentWriter {
  private readonly options: SegmentWriterOptions;
  private current: SegmentFile | undefined;
  private lastSequence: number;
  private mustRewrite = false;

  constructor(options: SegmentWriterOptions) {
    this.options = options;
    this.lastSequence = options.lastSequence;
  }

  /** The end of what was written last. */
  get position(): Position {
    return {
      segment: this.current?.sequence ?? this.lastSequence,
      offset: this.current?.size ?? 0,
    };
  }

  /** Writes the first `length` bytes, in the reserve if need be and allowed, or not at all. */
  write(bytes: Buffer, length: number, useReserve: boolean): WriteFault | undefined {
    let fault = this.current?.fits(length) === true ? undefined : this.roll();
    fault ??= this.writeCurrent(bytes, length);
    if (fault?.full !== true || !useReserve) return fault;
    fault = this.adoptReserve();
    if (fault === undefined && this.current?.fits(length) !== true) {
      fault = { full: true, code: 'reserve_used_up' };
    }
    return fault ?? this.writeCurrent(bytes, length);
  }

  /** Begins the next segment with its head; without success the current one stays. */
  roll(): WriteFault | undefined {
    this.lastSequence += 1;
    const { io, dir, segmentBytes } = this.options;
    const place = { io, dir, sequence: this.lastSequence, limit: segmentBytes };
    return this.take(SegmentFile.create(place, this.head()));
  }

  /** The current file cannot be trusted: the next one begins with all that is still needed. */
  lose(file: SegmentFile | undefined): void {
    this.mustRewrite = true;
    if (file !== undefined) file.lost = true;
    if (file === this.current) this.dismiss();
  }

  get currentFile(): SegmentFile | undefined {
    return this.current;
  }

  /** Begins a segment on a lost file's behalf, in the reserve if need be. */
  rewrite(): WriteFault | undefined {
    const fault = this.roll();
    return fault?.full === true ? this.adoptReserve() : fault;
  }

  close(): void {
    this.dismiss();
  }

  private adoptReserve(): WriteFault | undefined {
    const { io, dir, reserve } = this.options;
    if (!reserve.present) return { full: true, code: 'reserve_used_up' };
    this.lastSequence += 1;
    const place = { io, dir, sequence: this.lastSequence, limit: reserve.bytes };
    const fault = this.take(SegmentFile.adopt(place, reserve.path, this.head()));
    if (fault === undefined) this.options.onReserveUsed();
    return fault;
  }

  private take(file: SegmentFile | WriteFault): WriteFault | undefined {
    if (!(file instanceof SegmentFile)) return file;
    this.dismiss();
    this.current = file;
    this.mustRewrite = false;
    this.options.sync.noteFolder();
    this.options.sync.note(file);
    return undefined;
  }

  private dismiss(): void {
    const file = this.current;
    if (file === undefined) return;
    this.current = undefined;
    const { sequence, path, size } = file;
    this.options.sync.retire(file);
    this.options.retention.add({ sequence, path, size, closedAtMs: this.options.clockMs() });
  }

  private writeCurrent(bytes: Buffer, length: number): WriteFault | undefined {
    const file = this.current;
    if (file === undefined) throw new Error('there is no current segment');
    const fault = file.write(bytes, length);
    if (fault === undefined) this.options.sync.note(file);
    return fault;
  }

  private head(): Buffer {
    const records = [...this.options.writeHead()];
    if (this.mustRewrite) records.push(...this.options.rewriteUnacknowledged());
    const size = records.reduce((sum, record) => sum + recordBytes(record.payload), 0);
    const bytes = Buffer.allocUnsafe(size);
    let length = 0;
    for (const record of records) length = encodeRecord(bytes, length, record);
    return bytes;
  }
}
