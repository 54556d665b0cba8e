// Takes routing tables and keyring chunks into force, strictly one after another and in small steps,
// and says of each version whether it serves or which field is wrong.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type DecodeFault, decodeJson } from '#contract/codec';
import type { KeyringChunk } from '#contract/keyring';
import { err, type Result } from '#contract/result';
import {
  binaryHeadSchema,
  type FromNode,
  splitBinary,
  type TableHead,
} from '#contract/sync-messages';
import type { Logger } from '#platform/logger';
import { KeyringStore } from '../routing/keyring-store.ts';
import { type LoadedTable, loadTable } from '../routing/load-table.ts';
import type { RuntimeTable } from '../routing/runtime-table.ts';
import type { SnapshotStore, StoredTable } from '../routing/snapshot-store.ts';

/** Frames waiting at which the stream is paused, and at which it goes on. */
const PAUSE_FRAMES = 64;
const RESUME_FRAMES = 16;

export interface FollowOptions {
  readonly sealPrivateKey: string;
  readonly store: SnapshotStore;
  readonly log: Logger;
  readonly send: (message: FromNode) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly onTable?: ((table: RuntimeTable) => void) | undefined;
}

export class SnapshotFollower {
  table: RuntimeTable | undefined;
  private lines: LoadedTable['lines'] | undefined;
  private keys = new KeyringStore();
  private readonly options: FollowOptions;
  private readonly frames: Buffer[] = [];
  private work: Promise<void> | undefined;
  private paused = false;
  private unsaved: StoredTable | undefined;
  private saving: Promise<void> | undefined;

  constructor(options: FollowOptions) {
    this.options = options;
  }

  /** Undefined until a whole keyring is in force. */
  get keyring(): KeyringStore | undefined {
    return this.keys.incarnation === undefined ? undefined : this.keys;
  }

  /** Brings in what the disk has; call before the stream is dialled. */
  async restore(): Promise<void> {
    const { store, log, sealPrivateKey } = this.options;
    for await (const { head, document } of store.tables()) {
      const loaded = await loadTable(head, document, { sealPrivateKey });
      if (loaded.ok) {
        this.adopt(loaded.value);
        break;
      }
      log.warn('snapshot.corrupt', { document: 'table', number: head.number, ...loaded.error });
    }
    this.keys = (await store.restoreKeyring()) ?? this.keys;
  }

  /** Queues a binary frame of the stream. */
  take(frame: Buffer): void {
    this.frames.push(frame);
    if (this.frames.length >= PAUSE_FRAMES && !this.paused) {
      this.paused = true;
      this.options.pause();
    }
    this.work ??= this.handleAll();
  }

  /** Frames of a lost connection are worth nothing: the next one resumes by version. */
  forget(): void {
    this.frames.length = 0;
    this.paused = false;
  }

  /** Drops what waits and resolves when nothing is written any more. */
  async stop(): Promise<void> {
    this.forget();
    await this.work;
    await this.saving;
  }

  private async handleAll(): Promise<void> {
    try {
      for (let frame = this.frames.shift(); frame; frame = this.frames.shift()) {
        await this.handle(frame).catch((error: unknown) => {
          this.options.log.error('snapshot.failed', { error });
        });
        if (this.paused && this.frames.length <= RESUME_FRAMES) {
          this.paused = false;
          this.options.resume();
        }
        await nextTurn();
      }
    } finally {
      this.work = undefined;
    }
  }

  private async handle(frame: Buffer): Promise<void> {
    const parts = splitBinary(frame);
    const head = parts && decodeJson(binaryHeadSchema, parts.head);
    if (!parts || !head?.ok) {
      const fault = head?.ok === false ? head.error : { path: 'frame', message: 'is cut short' };
      this.options.log.error('snapshot.unreadable', { ...fault });
      return;
    }
    if (head.value.type === 'table') await this.handleTable(head.value, parts.bytes);
    else await this.handleKeyring(head.value, parts.bytes);
  }

  private async handleTable(head: TableHead, document: Buffer): Promise<void> {
    const { sealPrivateKey, log } = this.options;
    const old = this.refuseOlder(head);
    const loaded: Result<LoadedTable, DecodeFault> = old
      ? err(old)
      : await loadTable(head, document, { sealPrivateKey, lines: this.lines });
    if (loaded.ok) this.adopt(loaded.value);
    this.acknowledge('table', head.incarnation, head.number, loaded.ok ? undefined : loaded.error);
    if (!loaded.ok) return;
    log.info('table.in_force', { number: head.number });
    this.unsaved = { head, document };
    this.saving ??= this.saveTables();
  }

  /** Beside the queue, so that a slow disk delays no revocation; only the newest is worth keeping. */
  private async saveTables(): Promise<void> {
    for (let next = this.unsaved; next; next = this.unsaved) {
      this.unsaved = undefined;
      await this.options.store.saveTable(next.head, next.document);
    }
    this.saving = undefined;
  }

  private refuseOlder(head: TableHead): DecodeFault | undefined {
    const { table } = this;
    if (!table) return undefined;
    if (head.incarnation < table.incarnation) {
      return { path: 'incarnation', message: 'is older than the one in force' };
    }
    if (head.incarnation === table.incarnation && head.number < table.number) {
      return { path: 'number', message: `is ${head.number}, in force is ${table.number}` };
    }
    return undefined;
  }

  private adopt({ table, lines }: LoadedTable): void {
    this.table = table;
    this.lines = lines;
    this.options.onTable?.(table);
  }

  private async handleKeyring(chunk: KeyringChunk, bytes: Buffer): Promise<void> {
    const applied = this.keys.apply(chunk, bytes);
    const fault = applied.ok ? undefined : applied.error;
    if (fault || chunk.last) this.acknowledge('keyring', chunk.incarnation, chunk.to, fault);
    if (!fault) await this.options.store.saveKeyringChunk(chunk, bytes, this.keys);
  }

  private acknowledge(
    document: 'table' | 'keyring',
    incarnation: TableHead['incarnation'],
    number: number,
    fault: DecodeFault | undefined,
  ): void {
    if (fault) this.options.log.error('snapshot.refused', { document, number, ...fault });
    const finding = fault ? { path: fault.path, message: fault.message } : null;
    this.options.send({
      type: 'ack',
      document,
      incarnation,
      number,
      accepted: !fault,
      finding,
    });
  }
}
