// What tests of the segment store share: records, appends, and a disk that fails on demand.
import { statSync } from 'node:fs';
import { nodeIo, type SegmentIo } from './segment-io.ts';
import type { Position, SpoolRecord } from './segment-record.ts';
import type { SegmentStore } from './segment-store.ts';

const RECORD = 1;

/** A record of the tests' one type. */
export function record(text: string): SpoolRecord {
  return { type: RECORD, payload: Buffer.from(text) };
}

/** Appends; the position, or why not. */
export function appended(
  store: SegmentStore,
  text: string,
  options = { reserve: false },
): Position | string {
  const result = store.append(RECORD, Buffer.from(text), options);
  return result.ok ? result.value : result.error;
}

/** Appends what must be taken. */
export function placed(store: SegmentStore, text: string): Position {
  const result = store.append(RECORD, Buffer.from(text));
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** A disk with `free` bytes beyond what exists, whose writes and syncs can be told to fail. */
export function breakableIo(): SegmentIo & { free: number; failWrites: number; failSyncs: number } {
  const fail = (code: string) => Object.assign(new Error(code), { code });
  const io = {
    ...nodeIo,
    free: Number.POSITIVE_INFINITY,
    failWrites: 0,
    failSyncs: 0,
    writeSync(
      fd: number,
      bytes: Buffer,
      range: { start: number; length: number; position: number },
    ): number {
      if (io.failWrites > 0) {
        io.failWrites -= 1;
        throw fail('EIO');
      }
      const size = statSync(`/proc/self/fd/${fd}`).size;
      const wanted = Math.max(0, range.position + range.length - size);
      const length = Math.min(range.length, range.length - wanted + io.free);
      if (length <= 0) throw fail('ENOSPC');
      io.free -= Math.min(wanted, io.free);
      return nodeIo.writeSync(fd, bytes, { ...range, length });
    },
    async fdatasync(fd: number): Promise<void> {
      if (io.failSyncs > 0) {
        io.failSyncs -= 1;
        throw fail('EIO');
      }
      await nodeIo.fdatasync(fd);
    },
  };
  return io;
}
