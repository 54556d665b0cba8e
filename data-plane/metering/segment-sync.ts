// Group fdatasync: many appends, one sync, at most one every few milliseconds, and nobody waits
// for it but who asks. Separate from the store, which only tells it what was written.
import type { SegmentFile } from './segment-file.ts';
import type { SegmentIo } from './segment-io.ts';
import { readIoError } from './segment-io.ts';

export interface SyncGroupOptions {
  readonly io: SegmentIo;
  readonly dir: string;
  readonly intervalMs: number;
  /** A file cannot be trusted any more: the owner writes elsewhere what it still needs. */
  readonly onFailed: (file: SegmentFile, code: string) => void;
  /** Everything noted before the run is durable. */
  readonly onSynced: () => void;
}

interface Waiter {
  readonly goal: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

export class SyncGroup {
  private readonly options: SyncGroupOptions;
  /** Appends counted so far, and the count that is known to be durable. */
  private written = 0;
  private synced = 0;
  private dirty: SegmentFile[] = [];
  private folderDirty = false;
  private running = false;
  private timer: NodeJS.Timeout | undefined;
  private lastRunMs = 0;
  private waiters: Waiter[] = [];

  constructor(options: SyncGroupOptions) {
    this.options = options;
  }

  /** Notes that `file` has new bytes. */
  note(file: SegmentFile): void {
    this.written += 1;
    if (file.dirty) return;
    file.dirty = true;
    this.dirty.push(file);
    this.schedule();
  }

  /** Notes that names in the folder changed. */
  noteFolder(): void {
    this.folderDirty = true;
  }

  /** Closes a file that gets no more writes, after its last sync. */
  retire(file: SegmentFile): void {
    file.retired = true;
    if (!file.dirty && !file.syncing) file.close();
  }

  /** Resolves when everything noted so far is durable; rejects when the spool has failed. */
  flush(): Promise<void> {
    if (this.synced === this.written) return Promise.resolve();
    this.schedule();
    // Someone waits now, so the process must not end before the sync.
    this.timer?.ref();
    return new Promise((resolve, reject) => {
      this.waiters.push({ goal: this.written, resolve, reject });
    });
  }

  /** Turns away everyone who waits: nothing more can be made durable. */
  rejectWaiters(): void {
    const waiters = this.waiters;
    this.waiters = [];
    for (const waiter of waiters) waiter.reject(new Error('the spool could not be made durable'));
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private schedule(): void {
    if (this.running || this.timer !== undefined) return;
    const wait = this.lastRunMs + this.options.intervalMs - performance.now();
    this.timer = setTimeout(() => void this.run(), Math.max(0, wait));
    if (this.waiters.length === 0) this.timer.unref();
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    this.running = true;
    this.lastRunMs = performance.now();
    const goal = this.written;
    const files = this.dirty;
    const { folderDirty } = this;
    this.dirty = [];
    this.folderDirty = false;
    // Before the first wait: what is noted from here on belongs to the next run.
    for (const file of files) {
      file.dirty = false;
      file.syncing = true;
    }
    let failures = 0;
    if (folderDirty) await this.syncFolder();
    for (const file of files) if (!(await this.syncFile(file))) failures += 1;
    this.running = false;
    if (failures === 0) {
      this.settle(goal);
      this.options.onSynced();
    }
    if (this.dirty.length > 0) this.schedule();
  }

  private async syncFile(file: SegmentFile): Promise<boolean> {
    try {
      // What a lost file held was written anew, and its descriptor may report success wrongly.
      if (!file.lost) await this.options.io.fdatasync(file.fd);
      return true;
    } catch (error) {
      this.options.onFailed(file, readIoError(error).code);
      return false;
    } finally {
      file.syncing = false;
      if (file.retired && !file.dirty) file.close();
    }
  }

  private async syncFolder(): Promise<void> {
    try {
      await this.options.io.syncFolder(this.options.dir);
    } catch {
      // Some file systems cannot sync a folder; the files themselves decide what is durable.
    }
  }

  private settle(goal: number): void {
    this.synced = goal;
    const waiting: Waiter[] = [];
    for (const waiter of this.waiters) {
      if (waiter.goal <= goal) waiter.resolve();
      else waiting.push(waiter);
    }
    this.waiters = waiting;
  }
}
