// The keyring as it is sent to nodes: deltas are loaded once for all nodes that lack the same, whole
// keyrings a few at a time.
import type { Incarnation } from '#contract/ids';
import type { Logger } from '#platform/logger';
import type { Database } from '../database/database.ts';
import {
  type KeyringDelta,
  loadKeyringDelta,
  loadWholeKeyring,
  pruneKeyringChanges,
  readKeyringVersion,
} from '../publishing/load-keyring.ts';

/** Whole keyrings read from the database at a time. */
const WHOLES_AT_ONCE = 3;
/** Deltas of different starts that are kept for one version. */
const KEPT_DELTAS = 64;
/** How often the version is read in case a notification was lost. */
const POLL_MS = 2000;
const PRUNE_MS = 600_000;

export interface KeyringFeedOptions {
  readonly database: Database;
  readonly incarnation: Incarnation;
  readonly log: Logger;
  readonly onChanged: () => void;
}

export class KeyringFeed {
  version = 0;
  readonly incarnation: Incarnation;
  private readonly options: KeyringFeedOptions;
  private readonly deltas = new Map<number, Promise<KeyringDelta | undefined>>();
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly queue: (() => void)[] = [];
  private wholes = 0;
  private reading = false;
  private again = false;
  private stopped = false;

  constructor(options: KeyringFeedOptions) {
    this.options = options;
    this.incarnation = options.incarnation;
  }

  async start(): Promise<void> {
    const { sql } = this.options.database;
    this.version = await readKeyringVersion(sql);
    this.timers.push(setInterval(() => this.changed(), POLL_MS).unref());
    this.timers.push(
      setInterval(() => this.attempt(() => pruneKeyringChanges(sql)), PRUNE_MS).unref(),
    );
  }

  stop(): void {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
  }

  /** Says that the keyring may have changed. */
  changed(): void {
    if (this.stopped) return;
    this.again = true;
    if (!this.reading) this.attempt(() => this.read());
  }

  /** What a node at `from` lacks; undefined when only the whole keyring helps. */
  delta(from: number): Promise<KeyringDelta | undefined> {
    const known = this.deltas.get(from);
    if (known) return known;
    if (this.deltas.size >= KEPT_DELTAS) this.deltas.clear();
    const { incarnation } = this;
    const loading = loadKeyringDelta(this.options.database.sql, { incarnation, from });
    this.deltas.set(from, loading);
    loading.catch(() => this.deltas.delete(from));
    return loading;
  }

  /** The whole keyring in frames, and the version it makes. */
  async *whole(): AsyncGenerator<{ readonly frame: Buffer; readonly to: number }> {
    await this.enter();
    try {
      const { sql } = this.options.database;
      const to = await readKeyringVersion(sql);
      for await (const frame of loadWholeKeyring(sql, { incarnation: this.incarnation, to })) {
        yield { frame, to };
      }
    } finally {
      this.wholes--;
      this.queue.shift()?.();
    }
  }

  private async enter(): Promise<void> {
    if (this.wholes >= WHOLES_AT_ONCE) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.queue.push(resolve);
      await promise;
    }
    this.wholes++;
  }

  private async read(): Promise<void> {
    this.reading = true;
    try {
      while (this.again) {
        this.again = false;
        const version = await readKeyringVersion(this.options.database.sql);
        if (version === this.version) continue;
        this.version = version;
        this.deltas.clear();
        this.options.onChanged();
      }
    } finally {
      this.reading = false;
    }
  }

  private attempt(work: () => Promise<void>): void {
    work().catch((error: unknown) => this.options.log.error('keyring.failed', { error }));
  }
}
