// The system calls of the spool behind one small interface, so that a full disk, a failing write
// and a failing fsync can be injected. The default is node:fs.
import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  fsync,
  ftruncateSync,
  open,
  openSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { promisify } from 'node:util';

export interface SegmentIo {
  openSync(path: string, flags: string): number;
  /** Writes at `position` and returns how many bytes were taken. */
  writeSync(fd: number, bytes: Buffer, range: WriteRange): number;
  ftruncateSync(fd: number, size: number): void;
  renameSync(from: string, to: string): void;
  closeSync(fd: number): void;
  fdatasyncSync(fd: number): void;
  fdatasync(fd: number): Promise<void>;
  /** Makes the names in a folder durable. */
  syncFolder(path: string): Promise<void>;
}

export interface WriteRange {
  readonly start: number;
  readonly length: number;
  readonly position: number;
}

const fdatasyncAsync = promisify(fdatasync);
const fsyncAsync = promisify(fsync);
const openAsync = promisify(open);

export const nodeIo: SegmentIo = {
  openSync: (path, flags) => openSync(path, flags, 0o600),
  writeSync: (fd, bytes, range) => writeSync(fd, bytes, range.start, range.length, range.position),
  ftruncateSync,
  renameSync,
  closeSync,
  fdatasyncSync,
  fdatasync: (fd) => fdatasyncAsync(fd),
  syncFolder: async (path) => {
    const fd = await openAsync(path, 'r');
    try {
      await fsyncAsync(fd);
    } finally {
      closeSync(fd);
    }
  },
};

/** Whether an error says that the disk or the quota is full, and its code for the log. */
export function readIoError(error: unknown): { readonly full: boolean; readonly code: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return { full: code === 'ENOSPC' || code === 'EDQUOT', code };
}
