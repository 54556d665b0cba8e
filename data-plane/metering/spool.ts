// The node's write-ahead log: typed records over the segment store, the state they add up to, and
// the queue of events that are still to be reported.
import type { BootNonce, RequestId, ReturnId } from '../contract/ids.ts';
import type { LeaseReturn } from '../contract/lease-exchange.ts';
import type { Result } from '../contract/result.ts';
import type { Logger } from '../platform/logger.ts';
import type { EventQueue } from './event-queue.ts';
import type { Position, SpoolRecord } from './segment-record.ts';
import { SegmentStore, type SpoolRefusal } from './segment-store.ts';
import { SpoolBatch } from './spool-batch.ts';
import {
  type EventHead,
  encodeEntry,
  intentText,
  type PlainEntry,
  settleText,
  typeOf,
} from './spool-record.ts';
import { type ReplayedSpool, replaySpool } from './spool-replay.ts';
import { applyEntry, applySettle, epochOf, headsOf, type SpoolState } from './spool-state.ts';

export interface SpoolOptions {
  readonly dir: string;
  readonly nonce: BootNonce;
  readonly machineBoot: string;
  readonly segmentBytes: number;
  readonly reserveBytes: number;
  readonly retainBytes: number;
  readonly retainMs: number;
  readonly log: Logger;
  /** Has what a turn of the loop has gathered written before the turn is over. */
  readonly schedule: (flush: () => void) => void;
}

/** A SETTLE that waits for the end of the turn. */
interface PendingSettle {
  readonly seq: number;
  readonly head: EventHead;
  readonly text: string;
}

/** Hears whether an INTENT is written. */
export type IntentCallback = (written: Result<unknown, SpoolRefusal>) => void;

interface PendingIntent {
  readonly id: RequestId;
  readonly text: string;
  readonly then: IntentCallback;
}

const INTENT = typeOf('intent');
const SETTLE = typeOf('settle');
const IN_FLIGHT = { reserve: true };

export class Spool {
  readonly state: SpoolState;
  readonly queue: EventQueue;
  readonly nonce: BootNonce;
  private readonly store: SegmentStore;
  private readonly schedule: SpoolOptions['schedule'];
  private readonly openSince = new Map<RequestId, Position | undefined>();
  private readonly batch = new SpoolBatch();
  private pending: PendingSettle[] = [];
  private intents: PendingIntent[] = [];
  private last: Position | undefined;
  private seq = 0;
  private isDue = false;

  private constructor(options: SpoolOptions, store: SegmentStore, replayed: ReplayedSpool) {
    this.nonce = options.nonce;
    this.store = store;
    this.schedule = options.schedule;
    this.state = replayed.state;
    this.queue = replayed.queue;
    for (const id of replayed.openTexts.keys()) this.openSince.set(id, undefined);
    this.record({
      kind: 'epoch',
      record: { nonce: options.nonce, machineBoot: options.machineBoot },
    });
  }

  /** Opens and replays. What was open when the last process died comes back for its owner to settle. */
  static open(options: SpoolOptions): { readonly spool: Spool; readonly left: ReplayedSpool } {
    let spool: Spool | undefined;
    const store = SegmentStore.open({
      ...options,
      clockMs: () => Date.now(),
      onFault: (fault) => options.log.error('spool.fault', { ...fault }),
      writeHead: () => (spool ? spool.headRecords() : []),
      rewriteUnacknowledged: () => (spool ? spool.neededRecords() : []),
    });
    const left = replaySpool(store, options.dir, options.log);
    spool = new Spool(options, store, left);
    return { spool, left };
  }

  /** Whether a new paid request may begin. */
  get acceptsRequests(): boolean {
    return this.store.state === 'ready';
  }

  /**
   * Writes, right before an attempt leaves, what is to be reported if nothing more is written. The
   * intents of one turn of the loop are one write; `then` is called when it is done, and only a
   * success lets the attempt leave.
   */
  intent(id: RequestId, text: string, then: IntentCallback): void {
    this.scheduleFlush();
    this.intents.push({ id, text, then });
  }

  /** Ends a request. Written once a turn together with its neighbours. */
  settle(head: EventHead, text: string): void {
    this.scheduleFlush();
    // An attempt that has not left yet never will: its INTENT must not follow the SETTLE.
    if (this.intents.length > 0) this.intents = this.intents.filter((line) => line.id !== head.id);
    this.pending.push({ seq: ++this.seq, head, text });
  }

  /**
   * Writes what the turn has settled. Every other record has this done first: a hold or a return may
   * use money that a settled hold has freed, and without its SETTLE a replay would find it twice.
   */
  flushTurn(): void {
    this.flushSettled();
    this.flushIntents();
  }

  private scheduleFlush(): void {
    if (this.isDue) return;
    this.isDue = true;
    this.schedule(() => {
      this.isDue = false;
      this.flushTurn();
    });
  }

  private flushSettled(): void {
    if (this.pending.length === 0) return;
    const lines = this.pending;
    this.pending = [];
    const before = this.last;
    const { batch, nonce } = this;
    batch.fill(lines.map((line) => settleText(nonce, line.seq, line.text)));
    this.write(batch.records(SETTLE));
    const [first] = lines;
    if (!first) return;
    this.queue.append(
      { nonce, firstSeq: first.seq, bytes: batch.joined(), ends: batch.ends },
      before,
    );
    for (const { seq, head } of lines) {
      applySettle(this.state, { nonce, seq, event: head });
      this.openSince.delete(head.id);
    }
  }

  private flushIntents(): void {
    if (this.intents.length === 0) return;
    const lines = this.intents;
    this.intents = [];
    const before = this.last;
    this.batch.fill(lines.map((line) => intentText(line.text)));
    const written = this.store.appendMany(this.batch.records(INTENT));
    if (written.ok) {
      this.last = written.value;
      // What was open is a question of the next start, which reads it back: `state` is not told.
      for (const { id } of lines) {
        if (!this.openSince.has(id)) this.openSince.set(id, before);
      }
    }
    for (const line of lines) line.then(written);
  }

  /** Writes one record and takes it into the state; false when the spool refuses. */
  record(entry: PlainEntry): boolean {
    this.flushTurn();
    if (!this.write([{ type: typeOf(entry.kind), payload: encodeEntry(entry) }])) return false;
    applyEntry(this.state, entry);
    return true;
  }

  /** Returns that were written but not acknowledged, to be sent again. */
  openReturns(): readonly LeaseReturn[] {
    return [...this.state.returns.values()];
  }

  /** The control plane has events up to these numbers, and these returns. */
  acknowledge(
    epochs: readonly { readonly nonce: BootNonce; readonly seq: number }[],
    returns: readonly ReturnId[],
  ): void {
    const news = epochs.filter(({ nonce, seq }) => this.state.epochs.get(nonce)?.ackedSeq !== seq);
    for (const { nonce, seq } of news) {
      const epoch = epochOf(this.state, nonce);
      if (seq < epoch.ackedSeq) this.queue.rewind(nonce, seq + 1, epoch.ackedSeq);
      this.queue.acknowledge(nonce, seq);
    }
    if (news.length === 0 && returns.length === 0) return;
    this.record({ kind: 'acked', record: { epochs: [...news], returns: [...returns] } });
    this.releaseSegments();
  }

  /** Segments that end before the oldest record still needed may go. */
  private releaseSegments(): void {
    const [open] = this.openSince.entries();
    const needed = [open?.[1], this.queue.length > 0 ? this.queue.needsAfter : this.last];
    if (open && open[1] === undefined) return;
    if (this.queue.length > 0 && this.queue.needsAfter === undefined) return;
    const [first, second] = needed;
    const oldest = first && second ? earlier(first, second) : (first ?? second);
    if (oldest) this.store.acknowledgeUpTo(oldest);
  }

  private write(records: readonly SpoolRecord[]): boolean {
    const written = this.store.appendMany(records, IN_FLIGHT);
    if (written.ok) this.last = written.value;
    return written.ok;
  }

  private headRecords(): SpoolRecord[] {
    return headsOf(this.state).map((record) => ({
      type: typeOf('head'),
      payload: encodeEntry({ kind: 'head', record }),
    }));
  }

  private neededRecords(): SpoolRecord[] {
    const events = this.queue.payloads();
    return [...this.headRecords(), ...events.map((payload) => ({ type: SETTLE, payload }))];
  }

  /** Makes everything durable and closes. */
  async close(): Promise<void> {
    this.flushTurn();
    await this.store.close();
  }
}

function earlier(a: Position, b: Position): Position {
  if (a.segment !== b.segment) return a.segment < b.segment ? a : b;
  return a.offset < b.offset ? a : b;
}
