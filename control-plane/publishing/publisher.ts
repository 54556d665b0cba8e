// Publishes by itself what was committed: waits a moment for a burst to end, compiles, checks, stores
// and hands the version on. Runs in the leader alone; a finding keeps the last good version in force.
import type { Finding } from '#contract/check-snapshot';
import type { Incarnation } from '#contract/ids';
import { CONTRACT_VERSION } from '#contract/routing-table';
import type { Logger } from '#platform/logger';
import type { Database } from '../database/database.ts';
import { inTransaction } from '../database/unit-of-work.ts';
import { openRecord } from '../security/sealing.ts';
import { compileRoutingTable, type TableContent } from './compile-routing-table.ts';
import { type ConfigurationRows, loadConfiguration, readRevision } from './load-configuration.ts';
import {
  clearFindings,
  nextNumber,
  type PublishedVersion,
  readLastVersion,
  storeFindings,
  storeVersion,
} from './published-version.ts';
import { sealTable } from './seal-table.ts';
import {
  type ContentLines,
  contentLines,
  fingerprintOf,
  summariseChange,
} from './summarise-change.ts';

/** Quiet time after a change before it is compiled. */
const QUIET_MS = 15;
/** A burst of changes is compiled at the latest after this. */
const BURST_MS = 200;
/** How often the revision is read in case a notification was lost. */
const POLL_MS = 3000;
/** Cause of a version that no change asked for. */
const FIRST_CAUSE = 'first start';

export interface PublisherOptions {
  readonly database: Database;
  readonly incarnation: Incarnation;
  /** Opens credentials and keeps the versions' keys. */
  readonly sealingKey: Buffer;
  readonly log: Logger;
  readonly onPublished: (version: PublishedVersion) => void;
}

export class Publisher {
  /** The version in force; undefined until the first one is published. */
  current: PublishedVersion | undefined;
  private readonly options: PublisherOptions;
  /** The revision that was compiled last, whatever came of it. */
  private seen = -1;
  private lines: ContentLines | undefined;
  private timer: NodeJS.Timeout | undefined;
  private poll: NodeJS.Timeout | undefined;
  private firstChangeMs: number | undefined;
  private work: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(options: PublisherOptions) {
    this.options = options;
  }

  /** Takes up the last version and publishes what has changed since. */
  async start(): Promise<void> {
    const { database, incarnation, sealingKey } = this.options;
    this.current = await readLastVersion(database.sql, incarnation, sealingKey);
    if (this.current?.contractVersion === CONTRACT_VERSION) this.seen = this.current.revision;
    await this.publishSafely();
    this.poll = setInterval(() => this.run(), POLL_MS).unref();
  }

  /** Says that the configuration may have changed. */
  changed(): void {
    if (this.stopped) return;
    const nowMs = performance.now();
    this.firstChangeMs ??= nowMs;
    const waitMs = Math.min(QUIET_MS, this.firstChangeMs + BURST_MS - nowMs);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), Math.max(0, waitMs)).unref();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    clearInterval(this.poll);
    await this.work;
  }

  private run(): void {
    this.firstChangeMs = undefined;
    this.work = this.work.then(() => this.publishSafely());
  }

  private async publishSafely(): Promise<void> {
    if (this.stopped) return;
    try {
      const revision = await readRevision(this.options.database.sql);
      if (revision !== this.seen) await this.publish();
    } catch (error) {
      this.options.log.error('publish.failed', { error });
    }
  }

  private async publish(): Promise<void> {
    const { database, incarnation, sealingKey, log } = this.options;
    const startedMs = performance.now();
    const rows = await loadConfiguration(database);
    const { content, findings } = compileRoutingTable(rows);
    if (findings.length > 0) return this.refuse(rows, findings);
    const lines = contentLines(content);
    const fingerprint = fingerprintOf(lines);
    if (fingerprint === this.current?.fingerprint) return this.keep(rows);
    const name = { incarnation, number: await nextNumber(database.sql) };
    const sealed = sealTable(content, {
      version: name,
      open: (credential) => openRecord(sealingKey, credential.id, credential),
      lines,
      known: this.lines,
    });
    if (!sealed.ok) return this.refuse(rows, sealed.error);
    const { revision } = rows;
    const contractVersion = CONTRACT_VERSION;
    const version = { ...name, revision, contractVersion, fingerprint, ...sealed.value };
    const compileMs = Math.round(performance.now() - startedMs);
    if (!(await this.store(version, rows, { content, lines }))) return this.takeUp();
    this.seen = revision;
    this.current = version;
    log.info('publish.done', { number: version.number, cause: rows.cause, compileMs });
    this.options.onPublished(version);
  }

  private async store(
    version: PublishedVersion,
    rows: ConfigurationRows,
    { content, lines }: { readonly content: TableContent; readonly lines: ContentLines },
  ): Promise<boolean> {
    const { database, sealingKey } = this.options;
    const summary = summariseChange(content, this.lines, lines);
    const cause = rows.cause || FIRST_CAUSE;
    const stored = await inTransaction(database, async ({ sql }) => {
      if (!(await storeVersion(sql, version, { cause, summary, sealingKey }))) return false;
      await clearFindings(sql);
      return true;
    });
    if (stored) this.lines = lines;
    return stored;
  }

  /** Another control plane has published a later change; what is still to do is done anew. */
  private async takeUp(): Promise<void> {
    const { database, incarnation, sealingKey, log, onPublished } = this.options;
    log.warn('publish.superseded');
    const version = await readLastVersion(database.sql, incarnation, sealingKey);
    if (version === undefined) return;
    this.current = version;
    onPublished(version);
  }

  private async refuse(rows: ConfigurationRows, findings: readonly Finding[]): Promise<void> {
    const { database, log } = this.options;
    await storeFindings(database.sql, rows.revision, findings);
    this.seen = rows.revision;
    log.warn('publish.stopped', { revision: rows.revision, finding: findings[0] });
  }

  private async keep(rows: ConfigurationRows): Promise<void> {
    await clearFindings(this.options.database.sql);
    this.seen = rows.revision;
  }
}
