// The node's money: holds on leases, the spool behind them, and the one batch a tick that carries
// asks, returns and events to the control plane. The request path calls it synchronously.
import type { BootNonce, PocketId } from '../contract/ids.ts';
import {
  type Admission,
  abandonWaiter,
  admit,
  type BookPocket,
  freeOf,
  type Hold,
  type HoldAsk,
  type LeaseBook,
  serveWaiters,
  settleHold,
  type WaiterOutcome,
} from '../contract/lease-book.ts';
import {
  applyAnswer,
  cancelReturn,
  closeEpoch,
  expectsAnswer,
  forgetVerdict,
  type GrantAnswer,
  loseConnection,
  markRecalled,
  planAsk,
  planFinals,
  planReturns,
  renewAdmission,
  retireOldEpochs,
} from '../contract/lease-exchange.ts';
import { type NanoUsd, ZERO } from '../contract/money.ts';
import type { BatchAnswer, NodeStatus, Welcome } from '../contract/sync-messages.ts';
import type { UsageEvent } from '../contract/usage-event.ts';
import type { Logger } from '../platform/logger.ts';
import { type BatchParts, BatchSender } from './batch-sender.ts';
import type { BootClock } from './boot-clock.ts';
import type { IntentCallback, Spool } from './spool.ts';
import { encodeUsageEvent } from './usage-json.ts';

/** Waiters are served, and asks repeated, at least this often. */
const TICK_MS = 50;
/** Every pocket is looked at for idle money at least this often. */
const SWEEP_MS = 30_000;
/** The right to admit is written down at least this often while there is contact. */
const RENEW_MS = 5000;

export type WaiterCallback = (outcome: WaiterOutcome) => void;

export interface MoneyDeskOptions {
  readonly book: LeaseBook;
  readonly spool: Spool;
  readonly clock: BootClock;
  readonly machineBoot: string;
  readonly status: () => NodeStatus;
  readonly log: Logger;
}

export class MoneyDesk {
  private readonly options: MoneyDeskOptions;
  private readonly callbacks = new Map<number, WaiterCallback>();
  private readonly touched = new Set<PocketId>();
  private readonly changed = new Set<BookPocket>();
  private readonly sender: BatchSender;
  private readonly timer: NodeJS.Timeout;
  private sweptMs: number;
  private renewedMs = 0;

  constructor(options: MoneyDeskOptions) {
    this.options = options;
    this.sweptMs = options.clock.now();
    this.sender = new BatchSender({
      queue: options.spool.queue,
      collect: () => this.collect(),
      status: options.status,
      now: () => options.clock.now(),
    });
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  /** Whether a new paid request may begin at all. */
  get acceptsRequests(): boolean {
    return this.options.spool.acceptsRequests;
  }

  /** The pocket's available balance as last heard; decides how rich it is. */
  availableOf(pocketId: PocketId): NanoUsd {
    return this.options.book.pockets.get(pocketId)?.available ?? ZERO;
  }

  /** Places a hold, or registers a callback that hears of it once, or refuses. */
  admit(ask: HoldAsk, onOutcome: WaiterCallback): Admission {
    const admission = admit(this.options.book, ask, this.options.clock.now());
    if (admission.kind === 'waiting') {
      this.callbacks.set(admission.ticket, onOutcome);
      this.sender.hurry();
    }
    this.touched.add(ask.pocketId);
    return admission;
  }

  /** The client of a waiting request has gone. */
  abandon(pocketId: PocketId, ticket: number): void {
    this.callbacks.delete(ticket);
    const pocket = this.options.book.pockets.get(pocketId);
    if (pocket) abandonWaiter(pocket, ticket);
  }

  /** Writes down, right before an attempt leaves, what is known of its request; then it may leave. */
  intend(event: UsageEvent, then: IntentCallback): void {
    this.options.spool.intent(event.id, encodeUsageEvent(event), then);
  }

  /** Ends a request: its hold is settled and its event goes to the spool. Throws before either. */
  finish(hold: Hold | undefined, event: UsageEvent): void {
    const text = encodeUsageEvent(event);
    if (hold) settleHold(this.options.book, hold, event.charge);
    this.options.spool.settle(event, text);
    if (!hold) return;
    this.touched.add(hold.pocketId);
    const pocket = this.options.book.pockets.get(hold.pocketId);
    if (pocket && pocket.waiters.length > 0) this.serve(pocket);
  }

  /** Gives a hold back for which nothing was sent. */
  release(hold: Hold): void {
    settleHold(this.options.book, hold, ZERO);
    this.touched.add(hold.pocketId);
    const pocket = this.options.book.pockets.get(hold.pocketId);
    if (pocket) this.serve(pocket);
  }

  /** Marks how far long streams are. */
  markProgress(lines: readonly { id: UsageEvent['id']; output: number; charge: NanoUsd }[]): void {
    if (lines.length > 0)
      this.options.spool.record({ kind: 'progress', record: { lines: [...lines] } });
  }

  /** Epochs this node still has something of. */
  epochs(): readonly BootNonce[] {
    return [...this.options.spool.state.epochs.keys()];
  }

  welcomed(welcome: Welcome, send: (bytes: Buffer) => boolean): void {
    const { book, spool, clock } = this.options;
    book.connected = true;
    spool.acknowledge(welcome.watermarks, []);
    retireOldEpochs(book);
    this.renew(clock.now(), welcome.admissionMs);
    for (const pocketId of book.pockets.keys()) this.touched.add(pocketId);
    this.sender.connect(welcome.incarnation, send);
  }

  disconnected(): void {
    loseConnection(this.options.book);
    this.sender.disconnect();
  }

  answered(answer: BatchAnswer): void {
    const sentMs = this.sender.answered(answer.batchId);
    if (sentMs === undefined) return;
    const { book, spool, clock } = this.options;
    spool.acknowledge(answer.watermarks, answer.returned);
    for (const line of answer.answers) this.take(line);
    for (const nonce of answer.closedEpochs) {
      closeEpoch(book, nonce);
      spool.record({ kind: 'closed', record: { nonce } });
    }
    this.renew(Math.min(sentMs, clock.now()), answer.admissionMs);
    this.tick();
  }

  /**
   * A grant is written down before it can be used. While that cannot be done its ask goes on being
   * sent under its id, and is answered the same: dropped, its pocket would wait for ever.
   */
  private take(answer: GrantAnswer): void {
    const { book, spool, clock } = this.options;
    if (expectsAnswer(book, answer) && answer.kind === 'granted') {
      const { grantId, leaseId, pocketId, amount } = answer;
      if (!spool.record({ kind: 'grant', record: { grantId, leaseId, pocketId, amount } })) return;
    }
    this.sender.settleAsk(answer.grantId);
    if (!expectsAnswer(book, answer)) return;
    applyAnswer(book, answer, clock.now());
    this.touched.add(answer.pocketId);
  }

  private renew(sentMs: number, admissionMs: number): void {
    const { book, spool, machineBoot } = this.options;
    renewAdmission(book, sentMs, admissionMs);
    if (sentMs - this.renewedMs < Math.min(RENEW_MS, admissionMs / 4)) return;
    this.renewedMs = sentMs;
    spool.record({ kind: 'renew', record: { machineBoot, endsMs: sentMs + admissionMs } });
  }

  recalled(pocketIds: readonly PocketId[]): void {
    const now = this.options.clock.now();
    for (const pocketId of pocketIds) {
      markRecalled(this.options.book, pocketId, now);
      this.touched.add(pocketId);
    }
    this.sender.hurry();
  }

  funded(pocketIds: readonly PocketId[]): void {
    for (const pocketId of pocketIds) {
      forgetVerdict(this.options.book, pocketId);
      if (this.options.book.pockets.has(pocketId)) this.touched.add(pocketId);
    }
    this.sender.hurry();
  }

  /** Begins to give everything back that no request holds; admits go on from what is left: nothing. */
  drain(): void {
    this.options.book.draining = true;
    for (const pocketId of this.options.book.pockets.keys()) this.touched.add(pocketId);
    this.sender.hurry();
  }

  /** Resolves when everything is reported, or at the deadline. */
  async flush(deadlineMs: number): Promise<void> {
    const until = performance.now() + deadlineMs;
    do {
      this.options.spool.flushTurn();
      this.sender.hurry();
      await new Promise((resolve) => setTimeout(resolve, 5));
    } while (!this.sender.idle && performance.now() < until);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    const { book, clock } = this.options;
    const now = clock.now();
    for (const pocket of book.pockets.values()) if (pocket.waiters.length > 0) this.serve(pocket);
    if (now - this.sweptMs > SWEEP_MS) {
      this.sweptMs = now;
      for (const pocketId of book.pockets.keys()) this.touched.add(pocketId);
    }
    this.sender.tick(this.plan());
  }

  private serve(pocket: BookPocket): void {
    for (const outcome of serveWaiters(this.options.book, pocket, this.options.clock.now())) {
      const callback = this.callbacks.get(outcome.ticket);
      this.callbacks.delete(outcome.ticket);
      if (callback) callback(outcome);
      else if (outcome.kind === 'placed') this.release(outcome.hold);
    }
    if (pocket.waiters.length > 0) this.touched.add(pocket.id);
  }

  /** Plans asks and returns of the pockets that have changed; true when one cannot wait. */
  private plan(): boolean {
    const { book, spool, clock } = this.options;
    const now = clock.now();
    let pressing = false;
    for (const pocketId of this.touched) {
      const pocket = book.pockets.get(pocketId);
      if (!pocket) continue;
      if (pocket.waiters.length > 0) this.serve(pocket);
      const ask = planAsk(book, pocket, now);
      if (ask) this.sender.ask(ask);
      const returns = planReturns(book, pocket, now);
      for (const line of returns) {
        if (!spool.record({ kind: 'return', record: line })) cancelReturn(book, line);
      }
      this.changed.add(pocket);
      pressing ||= ask !== undefined || returns.length > 0;
    }
    this.touched.clear();
    return pressing;
  }

  /** Everything about leases that the next batch is to carry. */
  private collect(): BatchParts {
    const { book, spool } = this.options;
    this.plan();
    const leases: BatchParts['leases'][number][] = [];
    for (const pocket of this.changed) {
      for (const lease of pocket.leases) {
        leases.push({ leaseId: lease.id, free: freeOf(lease), inFlight: lease.held });
      }
    }
    this.changed.clear();
    const old = this.epochs().filter((nonce) => nonce !== book.nonce || book.draining);
    return { returns: spool.openReturns(), leases, finals: planFinals(book, old) };
  }
}
