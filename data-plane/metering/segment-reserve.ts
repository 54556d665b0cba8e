// The reserve: a file whose blocks are written in advance, so that requests in flight can still be
// settled when the disk is full. It also finds out when there is room again.
import { existsSync, rmSync, statSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SegmentIo } from './segment-io.ts';

const CHUNK_BYTES = 256 * 1024;

export interface ReserveOptions {
  readonly io: SegmentIo;
  readonly dir: string;
  readonly bytes: number;
}

export class SegmentReserve {
  readonly path: string;
  readonly bytes: number;
  private readonly io: SegmentIo;
  private readonly growing: string;

  constructor({ io, dir, bytes }: ReserveOptions) {
    this.io = io;
    this.bytes = bytes;
    this.path = join(dir, 'reserve');
    this.growing = join(dir, 'reserve.growing');
  }

  get present(): boolean {
    return existsSync(this.path);
  }

  /** Makes sure at start that the reserve is there; false when the disk has no room for it. */
  ensure(): boolean {
    rmSync(this.growing, { force: true });
    if (this.present && statSync(this.path).size === this.bytes) return true;
    rmSync(this.path, { force: true });
    try {
      this.writeZeros();
      this.io.renameSync(this.growing, this.path);
      return true;
    } catch {
      rmSync(this.growing, { force: true });
      return false;
    }
  }

  /**
   * Tries to write the reserve's length once more, off the event loop: true when there is room,
   * and then the reserve is there too.
   */
  async regrow(): Promise<boolean> {
    try {
      const file = await open(this.growing, 'w', 0o600);
      try {
        const zeros = Buffer.alloc(Math.min(CHUNK_BYTES, this.bytes));
        for (let at = 0; at < this.bytes; at += zeros.length) {
          const length = Math.min(zeros.length, this.bytes - at);
          const { bytesWritten } = await file.write(zeros, 0, length, at);
          if (bytesWritten < length) return false;
        }
        await file.datasync();
      } finally {
        await file.close();
      }
      if (!this.present) await rename(this.growing, this.path);
      return true;
    } catch {
      return false;
    } finally {
      await rm(this.growing, { force: true });
    }
  }

  private writeZeros(): void {
    const fd = this.io.openSync(this.growing, 'w');
    try {
      const zeros = Buffer.alloc(Math.min(CHUNK_BYTES, this.bytes));
      for (let at = 0; at < this.bytes; ) {
        const length = Math.min(zeros.length, this.bytes - at);
        const taken = this.io.writeSync(fd, zeros, { start: 0, length, position: at });
        if (taken === 0) throw new Error('the disk takes nothing');
        at += taken;
      }
      this.io.fdatasyncSync(fd);
    } finally {
      this.io.closeSync(fd);
    }
  }
}
