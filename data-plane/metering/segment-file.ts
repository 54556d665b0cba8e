// One segment being written: appends at its own offset, and what a failed write left behind is cut
// or overwritten, so that only the very end of a file can ever be torn.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SegmentIo } from './segment-io.ts';
import { readIoError } from './segment-io.ts';
import { encodeSegmentHeader } from './segment-record.ts';

export type WriteFault = ReturnType<typeof readIoError>;

const NAME = /^(\d{10})\.wal$/;
const DIGITS = 10;

export function segmentPath(dir: string, sequence: number): string {
  return join(dir, `${String(sequence).padStart(DIGITS, '0')}.wal`);
}

/** The sequence a file name stands for, or undefined when it is no segment. */
export function segmentSequence(name: string): number | undefined {
  const digits = NAME.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

export interface SegmentPlace {
  readonly io: SegmentIo;
  readonly dir: string;
  readonly sequence: number;
  /** Size at which the next segment begins. */
  readonly limit: number;
}

export class SegmentFile {
  readonly sequence: number;
  readonly path: string;
  readonly fd: number;
  size = 0;
  /** Owned by the sync group: bytes not yet synced, a sync under way, no more writes to come. */
  dirty = false;
  syncing = false;
  retired = false;
  /** A write or sync failed, so nothing in the file can be relied on. */
  lost = false;
  private readonly io: SegmentIo;
  private readonly limit: number;
  private readonly preallocated: boolean;

  private constructor(place: SegmentPlace, fd: number, preallocated: boolean) {
    this.sequence = place.sequence;
    this.path = segmentPath(place.dir, place.sequence);
    this.fd = fd;
    this.io = place.io;
    this.limit = place.limit;
    this.preallocated = preallocated;
  }

  /** Creates the file and writes its header and first records in one write. */
  static create(place: SegmentPlace, head: Buffer): SegmentFile | WriteFault {
    const path = segmentPath(place.dir, place.sequence);
    let fd: number;
    try {
      fd = place.io.openSync(path, 'wx');
    } catch (error) {
      return readIoError(error);
    }
    const file = new SegmentFile(place, fd, false);
    const fault = file.writeHead(head);
    if (fault === undefined) return file;
    file.close();
    rmSync(path, { force: true });
    return fault;
  }

  /** Turns a reserve file, whose blocks exist already, into a segment. */
  static adopt(place: SegmentPlace, reservePath: string, head: Buffer): SegmentFile | WriteFault {
    const path = segmentPath(place.dir, place.sequence);
    let fd: number;
    try {
      place.io.renameSync(reservePath, path);
      fd = place.io.openSync(path, 'r+');
    } catch (error) {
      return readIoError(error);
    }
    const file = new SegmentFile(place, fd, true);
    const fault = file.fits(file.headerBytes().length + head.length)
      ? file.writeHead(head)
      : { full: true, code: 'reserve_too_small' };
    if (fault === undefined) return file;
    file.close();
    rmSync(path, { force: true });
    return fault;
  }

  /** Whether the segment still has room for that many bytes. */
  fits(bytes: number): boolean {
    return this.size + bytes <= this.limit;
  }

  /** Appends the first `length` bytes, or changes nothing. */
  write(bytes: Buffer, length: number): WriteFault | undefined {
    let written = 0;
    try {
      while (written < length) {
        const range = { start: written, length: length - written, position: this.size + written };
        const taken = this.io.writeSync(this.fd, bytes, range);
        if (taken === 0) throw Object.assign(new Error('nothing written'), { code: 'ENOSPC' });
        written += taken;
      }
    } catch (error) {
      if (written > 0) this.cutBack();
      return readIoError(error);
    }
    this.size += length;
    return undefined;
  }

  close(): void {
    try {
      this.io.closeSync(this.fd);
    } catch {
      // A file that fails to close has been reported by its failing write or sync.
    }
  }

  private writeHead(head: Buffer): WriteFault | undefined {
    const bytes = Buffer.concat([this.headerBytes(), head]);
    return this.write(bytes, bytes.length);
  }

  private headerBytes(): Buffer {
    return encodeSegmentHeader({ sequence: this.sequence, preallocated: this.preallocated });
  }

  /** Removes a partial record. If that fails too, the next write covers it or replay cuts it. */
  private cutBack(): void {
    if (this.preallocated) return;
    try {
      this.io.ftruncateSync(this.fd, this.size);
    } catch {
      // The partial record has no valid checksum and stays invisible.
    }
  }
}
