// The keyring on disk: a whole one in frames as it came, deltas appended behind it, written anew
// once the deltas outweigh it. Disk faults cost the next cold start, never a request.
import { open } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { decodeJson, encodeJson } from '#contract/codec';
import { type KeyringChunk, keyringChunkSchema } from '#contract/keyring';
import { encodeBinary, splitBinary } from '#contract/sync-messages';
import type { Logger } from '#platform/logger';
import { KeyringStore } from './keyring-store.ts';
import { FrameReader, FrameWriter } from './snapshot-store-file.ts';
import type { DraftGeneration, GenerationFile, GenerationFolder } from './snapshot-store-folder.ts';

/** Deltas reach the disk surely at most this long after they came. */
const SYNC_MS = 2000;
/** Deltas of fewer bytes never cause a rewrite. */
const REWRITE_BYTES = 4 * 1024 * 1024;
/** After a disk fault the journal is tried anew at most this often. */
const RETRY_MS = 30_000;
/** Frames that wait for the disk before the reader of the stream has to. */
const WAITING_FRAMES = 500;
const DUMP_SLOTS = 512;

export class KeyringJournal {
  private readonly folder: GenerationFolder;
  private readonly log: Logger;
  private draft: DraftGeneration | undefined;
  private current: FrameWriter | undefined;
  private wholeBytes = 0;
  private waiting = 0;
  private failedAtMs = Number.NEGATIVE_INFINITY;
  private chain: Promise<void> = Promise.resolve();
  private syncTimer: NodeJS.Timeout | undefined;

  constructor(folder: GenerationFolder, log: Logger) {
    this.folder = folder;
    this.log = log;
  }

  /** The newest keyring on disk that can be read; undefined when there is none. */
  async restore(): Promise<KeyringStore | undefined> {
    for (const file of await this.folder.list()) {
      const reader = new FrameReader(file.path, this.folder.key, file.name);
      const store = await replay(reader);
      if (!reader.intact)
        this.log.warn('snapshot.corrupt', { document: 'keyring', file: file.name });
      if (store.incarnation === undefined) continue;
      if (reader.intact) await this.goOn(file, reader);
      return store;
    }
    return undefined;
  }

  /** Keeps a chunk that the store has taken. Resolves when the caller may bring the next one. */
  async record(chunk: KeyringChunk, bytes: Buffer, store: KeyringStore): Promise<void> {
    this.waiting++;
    const frame = encodeBinary(encodeJson(chunk), bytes);
    this.chain = this.chain
      .then(() => this.write(chunk, frame, store))
      .finally(() => this.waiting--);
    if (chunk.from === 0 || this.waiting > WAITING_FRAMES) await this.chain;
  }

  /** Writes what waits and closes the files. */
  async close(): Promise<void> {
    clearTimeout(this.syncTimer);
    await this.chain;
    await this.draft?.discard();
    await this.current?.sync();
    await this.current?.close();
    this.draft = undefined;
    this.current = undefined;
  }

  private async goOn(file: GenerationFile, reader: FrameReader): Promise<void> {
    const handle = await open(file.path, 'a', 0o600);
    this.current = new FrameWriter(handle, this.folder.key, file.name, reader.goodFrames);
    this.wholeBytes = reader.goodBytes;
  }

  private async write(chunk: KeyringChunk, frame: Buffer, store: KeyringStore): Promise<void> {
    try {
      if (chunk.from === 0) await this.writeWhole(chunk, frame);
      else await this.writeDelta(frame, store);
    } catch (error) {
      this.log.error('snapshot.unsaved', { document: 'keyring', error });
      this.failedAtMs = performance.now();
      await this.draft?.discard().catch(() => undefined);
      this.draft = undefined;
      await this.current?.close().catch(() => undefined);
      this.current = undefined;
    }
  }

  private async writeWhole(chunk: KeyringChunk, frame: Buffer): Promise<void> {
    if (chunk.index === 0) {
      await this.draft?.discard();
      this.draft = await this.folder.draft();
    }
    await this.draft?.writer.append(frame);
    if (chunk.last && this.draft) await this.adopt(this.draft);
  }

  private async writeDelta(frame: Buffer, store: KeyringStore): Promise<void> {
    const { current } = this;
    if (current && current.written < Math.max(REWRITE_BYTES, this.wholeBytes)) {
      await current.append(frame);
      this.syncSoon();
      return;
    }
    if (performance.now() - this.failedAtMs > RETRY_MS) await this.rewrite(store);
  }

  private async rewrite(store: KeyringStore): Promise<void> {
    const draft = await this.folder.draft();
    for (const { chunk, bytes } of store.dump(DUMP_SLOTS)) {
      await draft.writer.append(encodeBinary(encodeJson(chunk), bytes));
      await nextTurn();
    }
    await this.adopt(draft);
  }

  private async adopt(draft: DraftGeneration): Promise<void> {
    await draft.publish();
    await this.current?.close();
    this.wholeBytes = draft.writer.written;
    this.current = draft.writer;
    this.current.written = 0;
    this.draft = undefined;
  }

  private syncSoon(): void {
    this.syncTimer ??= setTimeout(() => {
      this.syncTimer = undefined;
      this.chain = this.chain
        .then(() => this.current?.sync())
        .catch((error: unknown) => this.log.error('snapshot.unsaved', { error }));
    }, SYNC_MS).unref();
  }
}

async function replay(reader: FrameReader): Promise<KeyringStore> {
  const store = new KeyringStore();
  for await (const frame of reader.frames()) {
    const parts = splitBinary(frame);
    const chunk = parts && decodeJson(keyringChunkSchema, parts.head);
    if (!parts || !chunk?.ok) {
      reader.intact = false;
      return store;
    }
    // A delta that was already in a rewritten keyring comes once more behind it.
    const repeated = chunk.value.from !== 0 && chunk.value.to <= store.version;
    if (!repeated && !store.apply(chunk.value, parts.bytes).ok) {
      reader.intact = false;
      return store;
    }
    await nextTurn();
  }
  return store;
}
