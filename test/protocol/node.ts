// One epoch of a simulated node: the loop around the real lease book, its spool and its connection.
import type { AttemptId, BootNonce, LeaseId, NodeId, PocketId } from '#contract/ids';
import type { Hold, HoldRefusal } from '#contract/lease-book';
import { type NanoUsd, nanoUsd } from '#contract/money';
import type { Spool, SpooledEvent, SpoolRecord } from './disk.ts';
import type { Downward, Upward } from './messages.ts';
import { NodeLink } from './node-link.ts';
import { type Replayed, replaySpool } from './node-replay.ts';
import type { Rules } from './rules.ts';

/** A request as it reaches a node. */
export interface Request {
  readonly id: AttemptId;
  readonly pocketId: PocketId;
  readonly need: NanoUsd;
  readonly least: NanoUsd;
  readonly arrivedMs: number;
}

/** A call on its way to an upstream. */
export interface Call {
  readonly id: AttemptId;
  readonly hold: Hold;
  readonly bound: NanoUsd;
}

/** What surrounds a node. */
export interface NodeSurroundings {
  readonly rules: Rules;
  readonly spool: Spool;
  /** CLOCK_BOOTTIME of the machine. */
  readonly bootMs: () => number;
  readonly send: (message: Upward) => void;
  readonly connectionNumber: () => number;
  /** A hold was placed for a call that is about to leave. */
  readonly placed: (call: Call, request: Request) => void;
  readonly callUpstream: (call: Call) => void;
  /** What a vendor that bills on accepting would charge. */
  readonly acceptFee: (hold: NanoUsd) => NanoUsd;
  readonly refused: (request: Request, refusal: HoldRefusal) => void;
  readonly ended: (event: SpooledEvent) => void;
  /** May kill the process here, by throwing `Killed`. */
  readonly mayDie: () => void;
  readonly died: () => void;
  /** Replay finds a lease with less than nothing. */
  readonly overdrawn: (leaseId: LeaseId) => void;
}

export class Killed extends Error {}

export class NodeProcess {
  readonly id: NodeId;
  readonly nonce: BootNonce;
  readonly state: Replayed;
  readonly link: NodeLink;
  readonly calls = new Map<AttemptId, Call>();
  readonly waiting = new Map<number, Request>();
  alive = true;
  /** Appends that one mutant makes too late: at the next tick instead of now. */
  readonly late: SpoolRecord[] = [];
  private seq = 0;
  private readonly around: NodeSurroundings;

  constructor(id: NodeId, nonce: BootNonce, around: NodeSurroundings) {
    this.id = id;
    this.nonce = nonce;
    this.around = around;
    this.state = replaySpool(around.spool, id, nonce);
    for (const event of this.state.events) around.ended(event);
    if (this.state.overdrawn) around.overdrawn(this.state.overdrawn);
    this.link = new NodeLink(this, around);
    around.spool.append({ kind: 'epoch', nonce });
    around.spool.onDurable = (record) => {
      if (record.kind !== 'settle') return;
      around.ended(record.event);
      this.link.report(record.event);
    };
  }

  get book() {
    return this.state.book;
  }

  /** Runs one turn of the process: work, then what it allows, then the disk, then the network. */
  turn(work: () => void): void {
    if (!this.alive) return;
    try {
      work();
      this.pump();
      this.around.spool.flush();
      this.link.flush();
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      this.around.died();
    }
  }

  tick(): void {
    this.turn(() => {
      for (const record of this.late.splice(0)) {
        const over = record.kind === 'intent' && !this.calls.has(record.attemptId);
        if (!over) this.around.spool.append(record);
      }
      this.link.tick();
    });
  }

  kill(): void {
    this.alive = false;
    this.around.spool.lose();
  }

  receive(message: Downward): void {
    this.turn(() => this.link.receive(message));
  }

  /** A request arrives. */
  take(request: Request): void {
    this.turn(() => {
      const ask = {
        pocketId: request.pocketId,
        need: this.held(request.need),
        least: this.held(request.least),
      };
      const admission = this.around.rules.admit(this.book, ask, this.around.bootMs());
      if (admission.kind === 'placed') this.start(request, admission.hold);
      else if (admission.kind === 'waiting') this.waiting.set(admission.ticket, request);
      else this.around.refused(request, admission.refusal);
    });
  }

  private held(amount: NanoUsd): NanoUsd {
    return nanoUsd((amount * BigInt(this.around.rules.heldPercent)) / 100n);
  }

  private start(request: Request, hold: Hold): void {
    const { rules, spool } = this.around;
    const whole = hold.amount >= this.held(request.need);
    const unheld = nanoUsd((hold.amount * 100n) / BigInt(rules.heldPercent));
    const call = { id: request.id, hold, bound: whole ? request.need : unheld };
    const onAccept = this.around.acceptFee(hold.amount);
    const intent: SpoolRecord = { kind: 'intent', attemptId: call.id, hold, onAccept };
    this.around.placed(call, request);
    if (!rules.intentDurableFirst) this.late.push(intent);
    else if (rules.settleOrdered) spool.append(intent);
    else spool.appendAhead(intent);
    this.around.mayDie();
    this.calls.set(call.id, call);
    this.around.callUpstream(call);
    this.around.mayDie();
  }

  /** A stream older than a while: what it has cost so far is marked on disk. */
  progress(id: AttemptId, charge: NanoUsd): void {
    this.turn(() => this.around.spool.append({ kind: 'progress', attemptId: id, charge }));
  }

  /** A call has ended. */
  finish(id: AttemptId, charge: NanoUsd, outcome: 'settled' | 'void'): void {
    this.turn(() => {
      const call = this.calls.get(id);
      if (!call) return;
      this.calls.delete(id);
      this.around.rules.settleHold(this.book, call.hold, charge);
      const { hold } = call;
      const event: SpooledEvent = {
        id,
        nonce: this.nonce,
        seq: ++this.seq,
        leaseId: hold.leaseId,
        pocketId: hold.pocketId,
        hold: hold.amount,
        charge,
        outcome,
      };
      this.around.spool.buffer({ kind: 'settle', event });
      if (!this.around.rules.settleDurableFirst) {
        this.link.report(event);
        this.link.flush();
      }
      this.around.mayDie();
    });
  }

  /** Serves who waits and gives back what is not needed. */
  private pump(): void {
    const { rules, spool } = this.around;
    const nowMs = this.around.bootMs();
    for (const pocket of this.book.pockets.values()) {
      for (const outcome of rules.serveWaiters(this.book, pocket, nowMs)) {
        const request = this.waiting.get(outcome.ticket);
        if (!request) throw new Error('an outcome names a ticket nobody holds');
        this.waiting.delete(outcome.ticket);
        if (outcome.kind === 'placed') this.start(request, outcome.hold);
        else this.around.refused(request, outcome.refusal);
      }
      if (!this.book.connected) continue;
      for (const planned of rules.planReturns(this.book, pocket, nowMs)) {
        const record: SpoolRecord = { kind: 'return', ...planned };
        if (!rules.returnDurableFirst) this.late.push(record);
        else if (rules.settleOrdered) spool.append(record);
        else spool.appendAhead(record);
        this.link.giveBack(planned);
        this.around.mayDie();
      }
    }
  }
}
