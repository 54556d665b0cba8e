// Keeps the attempt records, their totals and the newest bodies. The one place that knows what was served.

import {
  type Attempt,
  billAttempt,
  describeAttempt,
  type KeptText,
  openAttempt,
} from './attempt.ts';
import type { Journal } from './journal.ts';

export interface LedgerSettings {
  readonly attemptsKeptMax: number;
  readonly now: () => number;
  readonly journal: Journal;
}

const bodiesKeptMax = 1_000;
const bodyBytesKeptMax = 64 * 1024 * 1024;

export class Ledger {
  readonly #settings: LedgerSettings;
  #seq = 0;
  #attempts: Attempt[] = [];
  #byId = new Map<string, Attempt>();
  #open = new Set<Attempt>();
  #kept = new Map<string, KeptText>();
  #keptBytes = 0;
  #totals = emptyTotals();

  constructor(settings: LedgerSettings) {
    this.#settings = settings;
  }

  /** Starts a record as soon as the head of a request is in. */
  open(givenId: string | undefined): { readonly attempt: Attempt; readonly repeated: boolean } {
    this.#seq += 1;
    const attemptId = givenId || `sim-${this.#seq}`;
    const attempt = openAttempt(this.#seq, attemptId, this.#settings.now());
    const repeated = this.#byId.has(attemptId);
    this.#attempts.push(attempt);
    this.#byId.set(attemptId, attempt);
    this.#open.add(attempt);
    this.#totals.openPeak = Math.max(this.#totals.openPeak, this.#open.size);
    this.#dropOldest();
    return { attempt, repeated };
  }

  /** Keeps the raw body and makes room for the content that will be served. */
  keepBody(attempt: Attempt, raw: Buffer): void {
    this.#dropKept(attempt.attemptId);
    const kept: KeptText = { raw, content: '' };
    attempt.kept = kept;
    this.#kept.set(attempt.attemptId, kept);
    this.#keptBytes += raw.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= bodiesKeptMax && this.#keptBytes <= bodyBytesKeptMax) {
        break;
      }
      this.#dropKept(oldest);
    }
    this.#settings.journal.write('open', attempt);
  }

  /** Ends a record; the first end counts. */
  close(attempt: Attempt, outcome: 'complete' | 'refused' | 'cut' | 'cancelled'): void {
    if (attempt.outcome !== 'open') {
      return;
    }
    attempt.outcome = outcome;
    attempt.endedAt = this.#settings.now();
    attempt.kept = null;
    if (this.#open.delete(attempt)) {
      countInto(this.#totals, attempt);
    }
    this.#settings.journal.write('closed', attempt);
  }

  /** Records after a sequence number, oldest first. */
  *list(since: number): Generator<Attempt> {
    const end = this.#attempts.length;
    for (let at = this.#findAfter(since); at < end; at += 1) {
      const attempt = this.#attempts[at];
      if (attempt !== undefined) {
        yield attempt;
      }
    }
  }

  find(attemptId: string): Attempt | undefined {
    return this.#byId.get(attemptId);
  }

  findKept(attemptId: string): KeptText | undefined {
    return this.#kept.get(attemptId);
  }

  listOpen(): readonly Attempt[] {
    return [...this.#open];
  }

  get lastSeq(): number {
    return this.#seq;
  }

  describeTotals(): object {
    const { byOutcome, byStatus, byModel, ...plain } = this.#totals;
    return {
      attempts: this.#seq,
      open: this.#open.size,
      ...plain,
      byOutcome: Object.fromEntries(byOutcome),
      byStatus: Object.fromEntries(byStatus),
      byModel: Object.fromEntries(byModel),
    };
  }

  /** Forgets everything; attempts still open end without a trace. Sequence numbers go on. */
  clear(): void {
    this.#attempts = [];
    this.#byId = new Map();
    this.#open = new Set();
    this.#kept = new Map();
    this.#keptBytes = 0;
    this.#totals = emptyTotals();
  }

  #findAfter(since: number): number {
    const first = this.#attempts[0];
    return first === undefined ? 0 : Math.max(0, since - first.seq + 1);
  }

  /** Dropping in blocks keeps the cost per attempt constant. */
  #dropOldest(): void {
    const { attemptsKeptMax } = this.#settings;
    if (this.#attempts.length <= attemptsKeptMax * 1.25) {
      return;
    }
    for (const attempt of this.#attempts.splice(0, this.#attempts.length - attemptsKeptMax)) {
      if (this.#byId.get(attempt.attemptId) === attempt) {
        this.#byId.delete(attempt.attemptId);
      }
    }
  }

  #dropKept(attemptId: string): void {
    this.#keptBytes -= this.#kept.get(attemptId)?.raw.length ?? 0;
    this.#kept.delete(attemptId);
  }
}

interface Totals {
  closed: number;
  openPeak: number;
  events: number;
  promptTokens: number;
  completionTokens: number;
  cachedTokens: number;
  reasoningTokens: number;
  readonly byOutcome: Map<string, number>;
  readonly byStatus: Map<string, number>;
  readonly byModel: Map<string, number>;
}

const modelsCountedMax = 2_000;

function emptyTotals(): Totals {
  return {
    closed: 0,
    openPeak: 0,
    events: 0,
    promptTokens: 0,
    completionTokens: 0,
    cachedTokens: 0,
    reasoningTokens: 0,
    byOutcome: new Map(),
    byStatus: new Map(),
    byModel: new Map(),
  };
}

function countInto(totals: Totals, attempt: Attempt): void {
  const bill = billAttempt(attempt);
  totals.closed += 1;
  totals.events += attempt.events;
  totals.promptTokens += bill.promptTokens;
  totals.completionTokens += bill.completionTokens;
  totals.cachedTokens += bill.cachedTokens;
  totals.reasoningTokens += bill.reasoningTokens;
  increment(totals.byOutcome, attempt.outcome);
  increment(totals.byStatus, String(attempt.status));
  const model = attempt.model ?? 'none';
  const counted = totals.byModel.has(model) || totals.byModel.size < modelsCountedMax;
  increment(totals.byModel, counted ? model : 'other');
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** One record as JSON text. */
export function formatAttempt(attempt: Attempt): string {
  return JSON.stringify(describeAttempt(attempt));
}
