// What a node keeps on disk so that it starts and serves while the control plane is away: the last
// two good generations of routing table and keyring, sealed with a key only this node can derive.
import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { decodeJson, encodeJson } from '#contract/codec';
import type { KeyringChunk } from '#contract/keyring';
import { SYMMETRIC_KEY_BYTES } from '#contract/sealed-box';
import {
  encodeBinary,
  splitBinary,
  type TableHead,
  tableHeadSchema,
} from '#contract/sync-messages';
import type { Logger } from '#platform/logger';
import type { KeyringStore } from './keyring-store.ts';
import { FrameReader } from './snapshot-store-file.ts';
import { GenerationFolder } from './snapshot-store-folder.ts';
import { KeyringJournal } from './snapshot-store-journal.ts';

export interface StoredTable {
  readonly head: TableHead;
  readonly document: Buffer;
}

export interface SnapshotStore {
  /** The tables on disk that can be read, newest first. */
  tables(): AsyncGenerator<StoredTable>;
  /** Keeps a table that is in force. A disk fault is logged, not thrown. */
  saveTable(head: TableHead, document: Buffer): Promise<void>;
  restoreKeyring(): Promise<KeyringStore | undefined>;
  /** Keeps a chunk that the keyring has taken. */
  saveKeyringChunk(chunk: KeyringChunk, bytes: Buffer, keyring: KeyringStore): Promise<void>;
  close(): Promise<void>;
}

export interface SnapshotStoreOptions {
  /** The node's data folder. */
  readonly folder: string;
  readonly sealPrivateKey: string;
  readonly log: Logger;
}

/** Opens the store; nothing is read until it is asked for. */
export function openSnapshotStore(options: SnapshotStoreOptions): SnapshotStore {
  const { log } = options;
  const folder = join(options.folder, 'snapshots');
  const key = diskKey(options.sealPrivateKey);
  const tables = new GenerationFolder(folder, 'table', key);
  const journal = new KeyringJournal(new GenerationFolder(folder, 'keyring', key), log);
  return {
    tables: () => readTables(tables, log),
    saveTable: async (head, document) => {
      try {
        await writeTable(tables, head, document);
      } catch (error) {
        log.error('snapshot.unsaved', { document: 'table', error });
      }
    },
    restoreKeyring: () => journal.restore(),
    saveKeyringChunk: (chunk, bytes, keyring) => journal.record(chunk, bytes, keyring),
    close: () => journal.close(),
  };
}

async function* readTables(folder: GenerationFolder, log: Logger): AsyncGenerator<StoredTable> {
  for (const file of await folder.list()) {
    const reader = new FrameReader(file.path, folder.key, file.name);
    const frame = await firstFrame(reader);
    const parts = frame && splitBinary(frame);
    const head = parts && decodeJson(tableHeadSchema, parts.head);
    if (parts && head?.ok) yield { head: head.value, document: parts.bytes };
    else log.warn('snapshot.corrupt', { document: 'table', file: file.name });
  }
}

async function firstFrame(reader: FrameReader): Promise<Buffer | undefined> {
  for await (const frame of reader.frames()) return frame;
  return undefined;
}

async function writeTable(
  folder: GenerationFolder,
  head: TableHead,
  document: Buffer,
): Promise<void> {
  const draft = await folder.draft();
  await draft.writer.append(encodeBinary(encodeJson(head), document));
  await draft.publish();
  await draft.writer.close();
}

function diskKey(sealPrivateKey: string): Buffer {
  const secret = Buffer.from(sealPrivateKey, 'base64url');
  return Buffer.from(
    hkdfSync('sha256', secret, 'tollgate', 'tollgate/snapshot-store/v1', SYMMETRIC_KEY_BYTES),
  );
}
