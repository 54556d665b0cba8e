// A node's end of its stream to the control plane: connecting, one batch in flight, answers.
import type { BootNonce } from '#contract/ids';
import { freeOf } from '#contract/lease-book';
import {
  closeEpoch,
  type GrantAnswer,
  type LeaseReturn,
  renewAdmission,
} from '#contract/lease-exchange';
import { nanoUsd } from '#contract/money';
import { INCARNATION } from './control-rows.ts';
import type { SpooledEvent } from './disk.ts';
import type { Batch, Downward, Watermark } from './messages.ts';
import type { NodeProcess, NodeSurroundings } from './node.ts';

const HELLO_AGAIN_MS = 700;
const BATCH_AGAIN_MS = 600;
const SILENCE_MS = 3000;
const REPORT_MS = 1000;
const RENEW_RECORD_MS = 1000;
const EVENTS_IN_BATCH = 50;
/** Connections of a process before the first one. */
const NONE = 0;

export class NodeLink {
  private connection = NONE;
  private helloMs = -HELLO_AGAIN_MS;
  private heardMs = 0;
  private renewedMs = 0;
  private batchId = 0;
  private lastBatchMs = 0;
  private pending: { batch: Batch; firstMs: number; lastMs: number } | undefined;
  private returns: LeaseReturn[] = [];
  private events: SpooledEvent[];
  private readonly node: NodeProcess;
  private readonly around: NodeSurroundings;

  constructor(node: NodeProcess, around: NodeSurroundings) {
    this.node = node;
    this.around = around;
    this.events = [...node.state.events].sort((a, b) => a.seq - b.seq);
  }

  report(event: SpooledEvent): void {
    this.events.push(event);
  }

  giveBack(planned: LeaseReturn): void {
    this.returns.push(planned);
  }

  /** Nothing that the control plane has yet to hear of. */
  get idle(): boolean {
    return this.pending === undefined && this.events.length + this.returns.length === 0;
  }

  /** The stream broke, or the control plane said it is not the live one. */
  lose(): void {
    if (this.connection === NONE && !this.node.book.connected) return;
    this.connection = NONE;
    this.around.rules.loseConnection(this.node.book);
  }

  tick(): void {
    const nowMs = this.around.bootMs();
    const { book, id, nonce } = this.node;
    if (book.connected && nowMs - this.heardMs > SILENCE_MS) this.lose();
    if (!book.connected && nowMs - this.helloMs >= HELLO_AGAIN_MS) {
      this.connection = this.around.connectionNumber();
      this.helloMs = nowMs;
      this.around.send({ type: 'hello', nodeId: id, nonce, connection: this.connection });
    }
    const { pending } = this;
    if (book.connected && pending && nowMs - pending.lastMs > BATCH_AGAIN_MS) this.sendPending();
  }

  receive(message: Downward): void {
    const { rules } = this.around;
    const { book } = this.node;
    const nowMs = this.around.bootMs();
    if (message.type === 'recall') rules.markRecalled(book, message.pocketId, nowMs);
    else if (message.type === 'funded') rules.forgetVerdict(book, message.pocketId);
    else if (message.connection === this.connection || !rules.checksNonce) {
      this.heardMs = nowMs;
      if (message.type === 'refused') this.lose();
      else if (message.type === 'welcome') this.open(message.watermarks);
      else this.takeAnswer(message);
    }
  }

  private open(watermarks: readonly Watermark[]): void {
    const { book } = this.node;
    book.connected = true;
    this.around.rules.retireOldEpochs(book);
    this.dropStored(watermarks);
    if (this.pending) this.sendPending();
  }

  private takeAnswer(message: Extract<Downward, { type: 'batch_answer' }>): void {
    const { rules, spool } = this.around;
    const { book, state } = this.node;
    const fits = this.pending?.batch.batchId === message.batchId;
    if (rules.checksNonce && !fits) return;
    const sentMs = this.pending?.firstMs ?? this.around.bootMs();
    if (fits) this.pending = undefined;
    renewAdmission(book, sentMs, message.admissionMs);
    if (sentMs - this.renewedMs > RENEW_RECORD_MS) {
      this.renewedMs = sentMs;
      spool.buffer({ kind: 'renew', sentMs, admissionMs: message.admissionMs });
    }
    for (const answer of message.answers) this.takeGrant(answer);
    this.returns = this.returns.filter((line) => !message.returned.includes(line.returnId));
    for (const nonce of message.closedEpochs) {
      if (!state.oldNonces.has(nonce)) continue;
      spool.append({ kind: 'closed', nonce });
      closeEpoch(book, nonce);
      state.oldNonces.delete(nonce);
    }
    this.dropStored(message.watermarks);
  }

  private takeGrant(answer: GrantAnswer): void {
    const { rules, spool } = this.around;
    const { book } = this.node;
    if (rules.checksNonce && !rules.expectsAnswer(book, answer)) return;
    if (answer.kind === 'granted') {
      const { leaseId, pocketId, amount, admissionMs } = answer;
      const sentMs = book.pockets.get(pocketId)?.ask?.sentMs ?? this.around.bootMs();
      const grant = { kind: 'grant', leaseId, pocketId, amount, sentMs, admissionMs } as const;
      if (rules.grantDurableFirst) spool.append(grant);
      else this.node.late.push(grant);
      this.around.mayDie();
    }
    rules.applyAnswer(book, answer, this.around.bootMs());
  }

  private dropStored(watermarks: readonly Watermark[]): void {
    const stored = new Map<BootNonce, number>();
    for (const { nonce, seq } of watermarks) stored.set(nonce, seq);
    this.events = this.events.filter((event) => event.seq > (stored.get(event.nonce) ?? 0));
  }

  /** Sends what there is to say, when the last batch was answered. */
  flush(): void {
    const { book } = this.node;
    if (!book.connected || this.pending) return;
    const batch = this.buildBatch();
    const nowMs = this.around.bootMs();
    const worth = batch.asks.length + batch.returns.length + batch.finals.length;
    if (worth + batch.events.length === 0 && nowMs - this.lastBatchMs < REPORT_MS) return;
    this.pending = { batch, firstMs: nowMs, lastMs: nowMs };
    this.lastBatchMs = nowMs;
    this.sendPending();
  }

  private buildBatch(): Batch {
    const { rules } = this.around;
    const { book, id, nonce, state } = this.node;
    const nowMs = this.around.bootMs();
    const planned = [...book.pockets.values()].map((pocket) => rules.planAsk(book, pocket, nowMs));
    return {
      type: 'batch',
      nodeId: id,
      nonce,
      connection: this.connection,
      incarnation: INCARNATION,
      batchId: ++this.batchId,
      asks: planned.filter((ask) => ask !== undefined),
      returns: [...this.returns],
      finals: rules.planFinals(book, [...state.oldNonces]),
      events: this.events.slice(0, EVENTS_IN_BATCH),
      leases: [...book.leases.values()].map((lease) => ({
        leaseId: lease.id,
        free: freeOf(lease),
        inFlight: nanoUsd(lease.held),
      })),
    };
  }

  private sendPending(): void {
    if (!this.pending) return;
    this.pending.lastMs = this.around.bootMs();
    this.around.send({ ...this.pending.batch, connection: this.connection });
  }
}
