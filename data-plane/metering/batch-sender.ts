// Sends batches one at a time: at once when money is asked for or given back, otherwise twice a
// second while there are events. A batch is sent once a connection; what it carried is carried
// again after a new one, under the same ids.
import { encodeJson } from '../contract/codec.ts';
import type { Incarnation, LeaseId } from '../contract/ids.ts';
import type { GrantAsk } from '../contract/lease-book.ts';
import type { EpochFinal, LeaseReturn } from '../contract/lease-exchange.ts';
import type { NanoUsd } from '../contract/money.ts';
import { type NodeStatus, REPORT_EVENTS } from '../contract/sync-messages.ts';
import type { EventQueue } from './event-queue.ts';

/** Longest that an event waits for its report. */
const REPORT_MS = 500;

export interface BatchParts {
  readonly returns: readonly LeaseReturn[];
  readonly leases: readonly {
    readonly leaseId: LeaseId;
    readonly free: NanoUsd;
    readonly inFlight: NanoUsd;
  }[];
  readonly finals: readonly EpochFinal[];
}

export interface BatchSenderOptions {
  readonly queue: EventQueue;
  readonly collect: () => BatchParts;
  readonly status: () => NodeStatus;
  /** The boot clock, by which admission is counted. */
  readonly now: () => number;
}

interface Connection {
  readonly incarnation: Incarnation;
  readonly send: (bytes: Buffer) => boolean;
}

export class BatchSender {
  private readonly options: BatchSenderOptions;
  private connection: Connection | undefined;
  private waitingFor: { readonly batchId: number; readonly sentMs: number } | undefined;
  private batchId = 0;
  private lastMs = 0;
  private hurried = false;
  /** Asks without an answer; an ask keeps its id until it has one. */
  private readonly asks = new Map<string, GrantAsk>();
  private clean = false;

  constructor(options: BatchSenderOptions) {
    this.options = options;
  }

  /** Whether nothing is left to be said. */
  get idle(): boolean {
    if (!this.connection) return true;
    return this.clean && !this.waitingFor && this.options.queue.length === 0;
  }

  connect(incarnation: Incarnation, send: (bytes: Buffer) => boolean): void {
    this.connection = { incarnation, send };
    this.waitingFor = undefined;
    this.hurry();
  }

  disconnect(): void {
    this.connection = undefined;
    this.waitingFor = undefined;
  }

  /** Something cannot wait: the next batch leaves at the end of this turn of the loop. */
  hurry(): void {
    this.clean = false;
    if (this.hurried) return;
    this.hurried = true;
    setImmediate(() => {
      this.hurried = false;
      this.sendNow();
    });
  }

  /** A request for money; it is carried until it is answered. */
  ask(ask: GrantAsk): void {
    this.asks.set(ask.grantId, ask);
  }

  /** Regular look: `pressing` is true when an ask or a return cannot wait. */
  tick(pressing: boolean): void {
    const full = this.options.queue.length >= REPORT_EVENTS;
    if (pressing || full || this.options.now() - this.lastMs >= REPORT_MS) this.sendNow();
  }

  /** An ask has its answer, and that has been taken in. */
  settleAsk(grantId: string): void {
    this.asks.delete(grantId);
  }

  /** The answer to the batch in flight; the value is when that batch was sent. */
  answered(batchId: number): number | undefined {
    if (this.waitingFor?.batchId !== batchId) return undefined;
    const { sentMs } = this.waitingFor;
    this.waitingFor = undefined;
    return sentMs;
  }

  private sendNow(): void {
    const { connection } = this;
    if (!connection || this.waitingFor) return;
    const parts = this.options.collect();
    const report = this.options.queue.peek(REPORT_EVENTS);
    const now = this.options.now();
    const due = now - this.lastMs >= REPORT_MS;
    this.clean = parts.returns.length === 0 && parts.finals.length === 0;
    if (this.isEmpty(parts) && report.events === 0 && !due) return;
    this.batchId++;
    this.lastMs = now;
    const head = encodeJson({
      type: 'batch',
      batchId: this.batchId,
      incarnation: connection.incarnation,
      asks: [...this.asks.values()],
      returns: parts.returns,
      leases: parts.leases,
      finals: parts.finals,
      status: due ? this.options.status() : null,
    });
    const bytes = joinBatch(head, report.json);
    if (connection.send(bytes)) this.waitingFor = { batchId: this.batchId, sentMs: now };
  }

  private isEmpty(parts: BatchParts): boolean {
    return (
      this.asks.size === 0 &&
      parts.returns.length === 0 &&
      parts.finals.length === 0 &&
      parts.leases.length === 0
    );
  }
}

const COMMA = Buffer.from(',');
const EVENTS = Buffer.from(',"events":[');
const END = Buffer.from(']}');

/** The batch as JSON: its head without the closing brace, then the events as the spool has them. */
function joinBatch(head: string, events: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from(head.slice(0, -1)), EVENTS];
  for (const [index, piece] of events.entries()) {
    if (index > 0) parts.push(COMMA);
    parts.push(piece);
  }
  parts.push(END);
  return Buffer.concat(parts);
}
