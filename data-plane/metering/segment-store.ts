// The spool's store: an append-only log in segments that survives kill -9 with each append, power
// loss within milliseconds, and a full disk by its reserve. What the records mean is the owner's.
import { mkdirSync } from 'node:fs';
import type { Result } from '../contract/result.ts';
import { err, ok } from '../contract/result.ts';
import type { SegmentFile, WriteFault } from './segment-file.ts';
import type { SegmentIo } from './segment-io.ts';
import { nodeIo } from './segment-io.ts';
import type { Position, SpoolRecord } from './segment-record.ts';
import { encodeRecord, recordBytes } from './segment-record.ts';
import type { ReplayedRecord, ReplayReport } from './segment-replay.ts';
import { listSegments, replaySegments } from './segment-replay.ts';
import { SegmentReserve } from './segment-reserve.ts';
import { SegmentRetention } from './segment-retention.ts';
import { SyncGroup } from './segment-sync.ts';
import { SegmentWriter } from './segment-writer.ts';

export type SpoolRefusal = 'spool_full' | 'spool_failed';

export interface SpoolFault {
  readonly kind: 'disk_full' | 'file_lost' | 'failed' | 'recovered';
  /** The system's error code, where there is one. */
  readonly code?: string;
  /** After 'file_lost': everything unacknowledged has been written anew, up to here. */
  readonly rewrittenTo?: Position;
}

export interface SegmentStoreOptions {
  readonly dir: string;
  /** A segment that would outgrow this is followed by the next one. */
  readonly segmentBytes: number;
  readonly reserveBytes: number;
  /** Acknowledged segments are kept until they exceed this size or age. */
  readonly retainBytes: number;
  readonly retainMs: number;
  readonly clockMs: () => number;
  readonly onFault: (fault: SpoolFault) => void;
  /** The owner's checkpoint for the head of a segment; asked before the record that needs it. */
  readonly writeHead: () => readonly SpoolRecord[];
  /** All records the owner still needs, when a file that held some of them was lost. */
  readonly rewriteUnacknowledged: () => readonly SpoolRecord[];
  readonly syncIntervalMs?: number;
  readonly probeIntervalMs?: number;
  readonly io?: SegmentIo;
}

export interface AppendOptions {
  /** True for what is under way and may use the reserve; false for what may be refused. */
  readonly reserve: boolean;
}

const DEFAULT_SYNC_INTERVAL_MS = 5;
const DEFAULT_PROBE_INTERVAL_MS = 1000;
/** Files lost in a row before the spool refuses everything until a probe succeeds. */
const MAX_LOST_FILES = 3;
const SCRATCH_BYTES = 64 * 1024;
const REFUSABLE: AppendOptions = { reserve: false };

export class SegmentStore {
  private readonly options: SegmentStoreOptions;
  private readonly reserve: SegmentReserve;
  private readonly retention: SegmentRetention;
  private readonly sync: SyncGroup;
  private readonly writer: SegmentWriter;
  private scratch: Buffer = Buffer.allocUnsafe(SCRATCH_BYTES);
  private replayed = false;
  private full = false;
  private failed = false;
  private lostFiles = 0;
  private probeTimer: NodeJS.Timeout | undefined;
  private probing: Promise<boolean> | undefined;
  private closed = false;

  private constructor(options: SegmentStoreOptions) {
    this.options = options;
    const { dir, io = nodeIo } = options;
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const found = listSegments(dir);
    this.reserve = new SegmentReserve({ io, dir, bytes: options.reserveBytes });
    this.retention = new SegmentRetention(options, found);
    this.sync = new SyncGroup({
      io,
      dir,
      intervalMs: options.syncIntervalMs ?? DEFAULT_SYNC_INTERVAL_MS,
      onFailed: (file, code) => this.loseFile(file, code),
      onSynced: () => {
        this.lostFiles = 0;
      },
    });
    const { reserve, retention, sync } = this;
    const lastSequence = found.at(-1)?.sequence ?? 0;
    const onReserveUsed = () => this.becomeFull('ENOSPC');
    const parts = { io, reserve, retention, sync, lastSequence, onReserveUsed };
    this.writer = new SegmentWriter({ ...options, ...parts });
    if (!reserve.ensure()) this.becomeFull('no_reserve');
  }

  /** Opens the folder, which the caller must hold locked. Replay before the first append. */
  static open(options: SegmentStoreOptions): SegmentStore {
    return new SegmentStore(options);
  }

  /** Whether refusable appends are refused now, for readiness and metrics. */
  get state(): 'ready' | SpoolRefusal {
    if (this.failed) return 'spool_failed';
    return this.full ? 'spool_full' : 'ready';
  }

  /** Reads back what earlier processes wrote. Payloads are views: copy what is kept. */
  replay(onRecord: (record: ReplayedRecord) => void): ReplayReport {
    if (this.replayed) throw new Error('the spool was replayed already');
    const report = replaySegments(this.retention.segments, onRecord);
    this.replayed = true;
    return report;
  }

  /** Appends one record: it survives the death of the process once this returns. */
  append(
    type: number,
    payload: Buffer,
    options: AppendOptions = REFUSABLE,
  ): Result<Position, SpoolRefusal> {
    this.makeRoom(recordBytes(payload));
    return this.write(encodeRecord(this.scratch, 0, { type, payload }), options.reserve);
  }

  /** Appends records with one write; the position is that of the last. */
  appendMany(
    records: readonly SpoolRecord[],
    options: AppendOptions = REFUSABLE,
  ): Result<Position, SpoolRefusal> {
    if (records.length === 0) throw new Error('appendMany needs at least one record');
    this.makeRoom(records.reduce((sum, record) => sum + recordBytes(record.payload), 0));
    let length = 0;
    for (const record of records) length = encodeRecord(this.scratch, length, record);
    return this.write(length, options.reserve);
  }

  /** Resolves when every append so far survives power loss; rejects when none can be made to. */
  flush(): Promise<void> {
    if (this.failed) return Promise.reject(new Error('the spool has failed'));
    return this.sync.flush();
  }

  /** Everything up to here is safe elsewhere: its segments may go when their time is over. */
  acknowledgeUpTo(position: Position): void {
    this.retention.acknowledge(position);
  }

  /** Looks whether the disk takes writes again; runs by itself while it does not. */
  probe(): Promise<boolean> {
    this.probing ??= this.lookForRoom().finally(() => {
      this.probing = undefined;
    });
    return this.probing;
  }

  /** Makes everything durable and closes the files; appending afterwards is a bug. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.probeTimer);
    try {
      await this.flush();
    } finally {
      this.sync.stop();
      this.writer.close();
    }
  }

  private async lookForRoom(): Promise<boolean> {
    if (this.state === 'ready') return true;
    if (!(await this.reserve.regrow()) || this.closed) return false;
    // After a failure the records that were lost are written first, and only then new ones.
    if (this.failed && this.writer.rewrite() !== undefined) return false;
    this.full = false;
    this.failed = false;
    this.lostFiles = 0;
    this.options.onFault({ kind: 'recovered', rewrittenTo: this.writer.position });
    return true;
  }

  private write(length: number, useReserve: boolean): Result<Position, SpoolRefusal> {
    if (!this.replayed || this.closed) throw new Error('append before replay or after close');
    if (this.failed) return err('spool_failed');
    if (this.full && !useReserve) return err('spool_full');
    let fault = this.writer.write(this.scratch, length, useReserve);
    if (fault !== undefined && !fault.full) {
      this.loseFile(this.writer.currentFile, fault.code);
      if (this.failed) return err('spool_failed');
      fault = this.writer.write(this.scratch, length, useReserve);
    }
    if (fault === undefined) return ok(this.writer.position);
    if (!fault.full) {
      this.becomeFailed(fault.code);
      return err('spool_failed');
    }
    this.becomeFull(fault.code);
    return err('spool_full');
  }

  /** A write or sync failed: nothing in that file is trusted, and what is needed moves on. */
  private loseFile(file: SegmentFile | undefined, code: string): void {
    if (this.failed) return;
    this.writer.lose(file);
    this.lostFiles += 1;
    const fault: WriteFault | undefined =
      this.lostFiles > MAX_LOST_FILES ? { full: false, code } : this.writer.rewrite();
    if (fault !== undefined) this.becomeFailed(fault.code);
    else this.options.onFault({ kind: 'file_lost', code, rewrittenTo: this.writer.position });
  }

  private becomeFull(code: string): void {
    if (this.full) return;
    this.full = true;
    this.options.onFault({ kind: 'disk_full', code });
    this.scheduleProbe();
  }

  private becomeFailed(code: string): void {
    this.failed = true;
    this.writer.lose(this.writer.currentFile);
    this.sync.rejectWaiters();
    this.options.onFault({ kind: 'failed', code });
    this.scheduleProbe();
  }

  private scheduleProbe(): void {
    if (this.probeTimer !== undefined || this.closed) return;
    const wait = this.options.probeIntervalMs ?? DEFAULT_PROBE_INTERVAL_MS;
    this.probeTimer = setTimeout(() => void this.probeAgain(), wait);
    this.probeTimer.unref();
  }

  private async probeAgain(): Promise<void> {
    const ready = await this.probe();
    this.probeTimer = undefined;
    if (!ready) this.scheduleProbe();
  }

  private makeRoom(bytes: number): void {
    if (bytes > this.scratch.length) this.scratch = Buffer.allocUnsafe(bytes * 2);
  }
}
