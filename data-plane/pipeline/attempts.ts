// The attempts of one request: the one that is running, the records of those that have ended, and
// what is to be reported of them if nothing more is heard.
import { minNano, type NanoUsd } from '../contract/money.ts';
import { chargeFor } from '../contract/pricing.ts';
import type { AttemptRecord, UsageEvent } from '../contract/usage-event.ts';
import type { Failure } from '../upstream/failure.ts';
import { describeAttempt } from './attempt-record.ts';
import { parked } from './endings.ts';
import type { Reserved } from './exchange.ts';
import type { NodeContext } from './node-context.ts';
import type { AnswerReader } from './read-answer.ts';
import { estimate, eventOf } from './settle.ts';

/** One attempt that is running. */
export interface Running {
  readonly reader: AnswerReader;
  readonly id: AttemptRecord['id'];
  readonly startedMs: number;
}

export class Attempts {
  readonly records: AttemptRecord[] = [];
  running: Running | undefined;
  private readonly node: NodeContext;
  private readonly reserved: Reserved;
  private draining = false;

  constructor(node: NodeContext, reserved: Reserved) {
    this.node = node;
    this.reserved = reserved;
  }

  begin(reader: AnswerReader, id: AttemptRecord['id']): Running {
    this.running = { reader, id, startedMs: performance.now() };
    return this.running;
  }

  /** Ends the one that is running; the value is that one. */
  end(outcome: AttemptRecord['outcome'], failure: Failure | undefined): Running | undefined {
    const { running } = this;
    if (!running) return undefined;
    this.running = undefined;
    if (this.draining) this.node.figures.endDrain(running.reader.channel.id);
    this.draining = false;
    this.records.push(describeAttempt(this.reserved, running, { outcome, failure }));
    return running;
  }

  /** Whether an answer is read to its end though its client has gone, by its channel's rule. */
  drain({ channel }: AnswerReader): boolean {
    const { figures, limits } = this.node;
    this.draining =
      channel.billsOnAbort !== 'no' && figures.beginDrain(channel.id, limits.drainsPerChannel);
    return this.draining;
  }

  /** The event of the request if this process dies before the attempt ends. */
  parkedEvent(running: Running): UsageEvent {
    const record = describeAttempt(this.reserved, running, {
      outcome: 'parked',
      failure: undefined,
    });
    const ending = parked(this.node, this.reserved, running.reader);
    return eventOf(this.reserved, [...this.records, record], { ...ending, clientGone: false });
  }

  /** Output so far, for the spool's marks. */
  progress(): { output: number; charge: NanoUsd } | undefined {
    const { reserved, node, running } = this;
    const measured = running?.reader.measured();
    if (!measured || measured.outputChars === 0) return undefined;
    const usage = measured.usage ?? estimate(reserved, node.ratios, measured.outputChars);
    const charge = minNano(chargeFor(reserved.rates, usage), reserved.hold.amount);
    return { output: usage.outputTotal, charge };
  }
}
