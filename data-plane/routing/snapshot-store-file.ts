// Sealed frames in a file of a node's folder: each is bound to its file and its place, so that none
// can be moved, dropped from the middle or taken from another node.
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openSymmetric, sealSymmetric } from '#contract/sealed-box';
import { FRAME_BYTES } from '#contract/sync-messages';

const LENGTH_BYTES = 4;
/** A sealed frame is a little longer than what it holds. */
const BOX_LIMIT_BYTES = FRAME_BYTES + 1024;

/** Appends sealed frames to one file. */
export class FrameWriter {
  private readonly handle: FileHandle;
  private readonly key: Buffer;
  private readonly name: string;
  private index: number;
  /** Bytes written so far. */
  written = 0;

  constructor(handle: FileHandle, key: Buffer, name: string, index = 0) {
    this.handle = handle;
    this.key = key;
    this.name = name;
    this.index = index;
  }

  async append(frame: Buffer): Promise<void> {
    const sealed = sealSymmetric(this.key, frame, contextOf(this.name, this.index++));
    if (!sealed.ok) throw new Error('the key of the snapshot folder is unusable');
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(sealed.value.length);
    await this.handle.writev([length, sealed.value]);
    this.written += LENGTH_BYTES + sealed.value.length;
  }

  sync(): Promise<void> {
    return this.handle.datasync();
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

/** Reads frames until the end or the first that does not open; `intact` says which it was. */
export class FrameReader {
  /** False once a frame was torn or did not open. */
  intact = true;
  /** Where the last good frame ended, and how many there were. */
  goodBytes = 0;
  goodFrames = 0;
  private readonly path: string;
  private readonly key: Buffer;
  private readonly name: string;

  constructor(path: string, key: Buffer, name: string) {
    this.path = path;
    this.key = key;
    this.name = name;
  }

  async *frames(): AsyncGenerator<Buffer> {
    const handle = await open(this.path, 'r');
    try {
      for (;;) {
        const frame = await this.next(handle);
        if (!frame) return;
        yield frame;
      }
    } finally {
      await handle.close();
    }
  }

  private async next(handle: FileHandle): Promise<Buffer | undefined> {
    const length = Buffer.alloc(LENGTH_BYTES);
    const head = await handle.read(length, 0, LENGTH_BYTES, this.goodBytes);
    if (head.bytesRead === 0) return undefined;
    const size = head.bytesRead === LENGTH_BYTES ? length.readUInt32BE() : 0;
    if (size === 0 || size > BOX_LIMIT_BYTES) return this.fail();
    const box = Buffer.alloc(size);
    const body = await handle.read(box, 0, size, this.goodBytes + LENGTH_BYTES);
    if (body.bytesRead < size) return this.fail();
    const opened = openSymmetric(this.key, box, contextOf(this.name, this.goodFrames));
    if (!opened.ok) return this.fail();
    this.goodBytes += LENGTH_BYTES + size;
    this.goodFrames++;
    return opened.value;
  }

  private fail(): undefined {
    this.intact = false;
    return undefined;
  }
}

/** Makes a rename durable. */
export async function syncFolderOf(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function contextOf(name: string, index: number): Buffer {
  return Buffer.from(`tollgate-snapshot.${name}.${index}`);
}
