// The simulated control plane: transactions over its rows around the real decisions, and the memory
// that a crash takes: which stream of each node is the live one, and whom it has recalled.
import type { BootNonce, NodeId, PocketId } from '#contract/ids';
import type { GrantDecision, LeaseRow } from '#contract/lease-authority';
import type { GrantAsk } from '#contract/lease-book';
import type { GrantAnswer } from '#contract/lease-exchange';
import { addNano, type NanoUsd, nanoUsd, subtractNano, ZERO } from '#contract/money';
import {
  createRows,
  epochKey,
  ingest,
  outstandingIn,
  type Rows,
  type StoredLease,
  type StoredPocket,
} from './control-rows.ts';
import type { Batch, Downward, Hello, Upward, Watermark } from './messages.ts';
import type { Rules } from './rules.ts';

const RECALL_COOLDOWN_MS = 2000;
const SILENCE_MS = 6000;

export interface ControlSurroundings {
  readonly rules: Rules;
  readonly nowMs: () => number;
  readonly admissionMs: number;
  readonly send: (nodeId: NodeId, message: Downward) => void;
  /** May kill the process after its commit, by answering true. */
  readonly diesAfterCommit: () => boolean;
}

interface LiveStream {
  readonly connection: number;
  readonly nonce: BootNonce;
  heardMs: number;
  batchId: number;
  answer: Downward | undefined;
}

export class Control {
  readonly rows: Rows;
  up = true;
  private live = new Map<NodeId, LiveStream>();
  private recalled = new Map<PocketId, number>();
  /** When each node was last heard of; on disk, since admission goes by it. */
  private readonly seen = new Map<NodeId, number>();
  private readonly around: ControlSurroundings;

  constructor(pocketIds: readonly PocketId[], around: ControlSurroundings) {
    this.rows = createRows(pocketIds);
    this.around = around;
  }

  /** The process dies, or another takes the lead: rows stay, memory does not. */
  crash(): void {
    this.up = false;
    this.live = new Map();
    this.recalled = new Map();
  }

  receive(message: Upward): void {
    if (!this.up) return;
    if (message.type === 'hello') this.welcome(message);
    else this.takeBatch(message);
  }

  private welcome(hello: Hello): void {
    const known = this.live.get(hello.nodeId);
    if (this.around.rules.checksNonce && known && known.connection >= hello.connection) return;
    const heardMs = this.around.nowMs();
    const { connection, nonce } = hello;
    this.live.set(hello.nodeId, { connection, nonce, heardMs, batchId: 0, answer: undefined });
    this.seen.set(hello.nodeId, heardMs);
    const { admissionMs } = this.around;
    const watermarks = this.watermarksOf(hello.nodeId);
    this.around.send(hello.nodeId, { type: 'welcome', connection, admissionMs, watermarks });
  }

  private watermarksOf(nodeId: NodeId): Watermark[] {
    const marks = this.rows.watermarks.get(nodeId) ?? new Map<BootNonce, number>();
    return [...marks].map(([nonce, seq]) => ({ nonce, seq }));
  }

  private takeBatch(batch: Batch): void {
    const { rules } = this.around;
    const stream = this.live.get(batch.nodeId);
    const isLive = stream?.connection === batch.connection && stream.nonce === batch.nonce;
    if (rules.checksNonce && !isLive) {
      const { connection } = batch;
      this.around.send(batch.nodeId, { type: 'refused', connection });
      return;
    }
    if (stream) stream.heardMs = this.around.nowMs();
    this.seen.set(batch.nodeId, this.around.nowMs());
    const again = stream !== undefined && batch.batchId <= stream.batchId;
    if (rules.checksNonce && rules.decidesBatchOnce && again) {
      if (batch.batchId === stream.batchId && stream.answer) {
        this.around.send(batch.nodeId, stream.answer);
      }
      return;
    }
    const answer = this.commit(batch);
    if (stream) {
      stream.batchId = batch.batchId;
      stream.answer = answer;
    }
    if (!this.around.diesAfterCommit()) this.around.send(batch.nodeId, answer);
  }

  private commit(batch: Batch): Downward {
    const { rows } = this;
    const { rules, admissionMs } = this.around;
    ingest(rows, batch.nodeId, batch.events, rules.dedupeEvents);
    for (const line of batch.leases) {
      const lease = rows.leases.get(line.leaseId);
      if (lease) lease.reportedFree = line.free;
    }
    for (const line of batch.returns) {
      if (rules.dedupeReturns && rows.returns.has(line.returnId)) continue;
      rows.returns.add(line.returnId);
      const lease = rows.leases.get(line.leaseId);
      if (lease) this.giveBack(lease, rules.acceptReturn(this.rowOf(lease), line.amount));
    }
    for (const final of batch.finals) {
      rows.closed.add(epochKey(batch.nodeId, final.nonce));
      for (const lease of rows.leases.values()) {
        if (lease.nodeId !== batch.nodeId || lease.nonce !== final.nonce) continue;
        this.giveBack(lease, rules.acceptFinal(this.rowOf(lease), final));
        lease.open = false;
      }
    }
    const back = [
      ...batch.returns.map((line) => line.leaseId),
      ...batch.finals.flatMap((final) => final.settled.map((line) => line.leaseId)),
    ];
    this.announce(new Set(back.map((id) => id.slice(0, id.indexOf(':')) as PocketId)));
    const answers = batch.asks.map((ask) => this.answer(batch, ask));
    return {
      type: 'batch_answer',
      connection: batch.connection,
      batchId: batch.batchId,
      admissionMs,
      answers: answers.filter((answer) => answer !== undefined),
      returned: batch.returns.map((line) => line.returnId),
      closedEpochs: batch.finals.map((final) => final.nonce),
      watermarks: this.watermarksOf(batch.nodeId),
    };
  }

  private answer(batch: Batch, ask: GrantAsk): GrantAnswer | undefined {
    const { rules } = this.around;
    const known = this.rows.grants.get(ask.grantId);
    if (known) return known;
    if (rules.checksNonce && this.rows.closed.has(epochKey(batch.nodeId, batch.nonce))) {
      return undefined;
    }
    const pocket = this.pocket(ask.pocketId);
    let decision = this.decide(pocket, ask);
    if (rules.foldsBeforeDenial && decision.kind === 'deny') {
      this.fold();
      decision = this.decide(pocket, ask);
    }
    const { grantId, pocketId, leaseId } = ask;
    if (decision.kind === 'deny') {
      this.recall(pocketId, decision.recall);
      return { kind: 'denied', grantId, pocketId, refusal: decision.refusal };
    }
    this.bookGrant(pocket, this.leaseOf(batch, ask), decision.amount);
    const { admissionMs } = this.around;
    const { amount, available, loweredTo, tail } = decision;
    const terms = { amount, available, loweredTo, tail, admissionMs };
    const granted: GrantAnswer = { kind: 'granted', grantId, pocketId, leaseId, ...terms };
    this.rows.grants.set(grantId, granted);
    return granted;
  }

  private decide(pocket: StoredPocket, ask: GrantAsk): GrantDecision {
    const leases = [...pocket.leases].map((lease) => this.rowOf(lease));
    return this.around.rules.decideGrant(pocket, leases, ask);
  }

  private rowOf(lease: StoredLease): LeaseRow {
    const nowMs = this.around.nowMs();
    const heardMs = this.live.get(lease.nodeId)?.heardMs;
    const awayMs = nowMs - (this.seen.get(lease.nodeId) ?? 0);
    return {
      ...lease,
      connected: heardMs !== undefined && nowMs - heardMs < SILENCE_MS,
      admissionOver: awayMs > this.around.admissionMs,
    };
  }

  private leaseOf(batch: Batch, ask: GrantAsk): StoredLease {
    const known = this.rows.leases.get(ask.leaseId);
    if (known) return known;
    const { nodeId, nonce } = batch;
    const zero = { granted: ZERO, settled: ZERO, returned: ZERO, writtenOff: ZERO };
    const facts = { id: ask.leaseId, pocketId: ask.pocketId, nodeId, nonce };
    const lease: StoredLease = { ...facts, ...zero, open: true, reportedFree: ZERO };
    this.rows.leases.set(lease.id, lease);
    this.pocket(ask.pocketId).leases.add(lease);
    return lease;
  }

  private bookGrant(pocket: StoredPocket, lease: StoredLease, amount: NanoUsd): void {
    pocket.available = subtractNano(pocket.available, amount);
    pocket.leased = addNano(pocket.leased, amount);
    lease.granted = addNano(lease.granted, amount);
  }

  private giveBack(lease: StoredLease, amount: NanoUsd): void {
    const pocket = this.pocket(lease.pocketId);
    lease.returned = addNano(lease.returned, amount);
    pocket.leased = subtractNano(pocket.leased, amount);
    pocket.available = addNano(pocket.available, amount);
  }

  private recall(pocketId: PocketId, nodeIds: readonly NodeId[]): void {
    const nowMs = this.around.nowMs();
    const lastMs = this.recalled.get(pocketId) ?? -RECALL_COOLDOWN_MS;
    if (!this.around.rules.recalls || nodeIds.length === 0) return;
    if (nowMs - lastMs < RECALL_COOLDOWN_MS) return;
    this.recalled.set(pocketId, nowMs);
    for (const nodeId of nodeIds) this.around.send(nodeId, { type: 'recall', pocketId });
  }

  /** Posts what was ingested since the last fold. */
  fold(): void {
    const { rows } = this;
    for (const event of rows.unposted) {
      const lease = rows.leases.get(event.leaseId);
      const pocket = this.pocket(event.pocketId);
      const stored = rows.events.get(event.id);
      if (!lease || !stored) throw new Error('an event names a lease that was never granted');
      stored.posted++;
      const out = nanoUsd(outstandingIn(lease));
      const split = this.around.rules.splitSettlement(pocket.available, out, event);
      lease.settled = addNano(lease.settled, split.fromLease);
      pocket.leased = subtractNano(pocket.leased, split.fromLease);
      pocket.available = subtractNano(pocket.available, split.fromAvailable);
      pocket.charged = nanoUsd(pocket.charged + split.fromLease + split.fromAvailable);
      pocket.overrun = addNano(pocket.overrun, split.overrun);
      if (!lease.open && outstandingIn(lease) === 0n) pocket.leases.delete(lease);
    }
    rows.unposted = [];
  }

  /** An operator moves money; a debit takes what is there. Answers what was moved. */
  move(pocketId: PocketId, amount: bigint): bigint {
    const pocket = this.pocket(pocketId);
    const moved = amount < -pocket.available ? -pocket.available : amount;
    pocket.available = nanoUsd(pocket.available + moved);
    if (moved > 0n) this.announce([pocketId]);
    return moved;
  }

  /** Money has come: what nodes were told of these pockets no longer counts. */
  private announce(pocketIds: Iterable<PocketId>): void {
    for (const pocketId of pocketIds) {
      for (const nodeId of this.live.keys()) this.around.send(nodeId, { type: 'funded', pocketId });
    }
  }

  /** The forbidden rule of one mutant: leases of nodes that were away too long are taken back. */
  reclaimByTimer(): void {
    for (const lease of this.rows.leases.values()) {
      if (!lease.open || !this.rowOf(lease).admissionOver) continue;
      this.giveBack(lease, nanoUsd(outstandingIn(lease)));
    }
  }

  pocket(id: PocketId): StoredPocket {
    const pocket = this.rows.pockets.get(id);
    if (!pocket) throw new Error(`no pocket ${id}`);
    return pocket;
  }

  /** Money that is out on leases of a node, whatever their epoch. */
  outstandingOf(nodeId: NodeId): bigint {
    let sum = 0n;
    for (const { leases } of this.rows.pockets.values()) {
      for (const lease of leases) if (lease.nodeId === nodeId) sum += outstandingIn(lease);
    }
    return sum;
  }
}
