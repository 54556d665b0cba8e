// What one attempt brings: a stream, a JSON answer, or a refusal, told apart by its head. Hands
// usable events on as they come and everything else back as one classified failure.
import type { RuntimeChannel } from '../routing/runtime-table.ts';
import { Attempt, type AttemptHead, type AttemptListener } from '../upstream/attempt.ts';
import { classifyRefusal, type ScrubFacts } from '../upstream/classify.ts';
import type { Failure, FailureReason } from '../upstream/failure.ts';
import type { SseEvent } from '../wire/sse-event.ts';
import { SseFramer } from '../wire/sse-framer.ts';
import { meterAnswer } from './meter-answer.ts';
import { StreamMeter } from './meter-stream.ts';
import type { Measured } from './settle.ts';
import type { Turn } from './turn.ts';

/** Bytes of a refusal's body that are looked at. */
const REFUSAL_BYTES = 64 * 1024;

/** Who hears what an attempt brings. After `end`, `answer` or `failed` it hears nothing more. */
export interface AnswerSink {
  /** Events for the client, in order. */
  write(data: Buffer | string): void;
  /** The stream is whole; `tail` is what the client gets last. */
  end(tail: string): void;
  /** A whole JSON answer. */
  answer(bytes: Buffer): void;
  failed(failure: Failure): void;
  /** A fault of ours after which nothing else will be heard. */
  faulted(error: unknown): void;
}

export interface AnswerFacts {
  readonly stream: boolean;
  readonly askedModel: string;
  readonly upstreamModel: string;
  readonly wantsUsage: boolean;
  readonly answerBytes: number;
  readonly eventBytes: number;
}

export class AnswerReader implements AttemptListener {
  readonly attempt: Attempt;
  readonly channel: RuntimeChannel;
  /** When the first event, or the whole answer, was there. */
  firstMs: number | undefined;
  status: number | null = null;
  private readonly facts: AnswerFacts;
  private readonly sink: AnswerSink;
  private readonly turn: Turn;
  private readonly meter: StreamMeter;
  private framer: SseFramer | undefined;
  private head: AttemptHead | undefined;
  /** An answer that is not a stream, as far as it has come. */
  private chunks: Buffer[] = [];
  private bytes = 0;
  /** Pieces of a stream that this turn is still to read. */
  private unread: Buffer[] = [];
  private isWhole = false;
  private answerMeasured: Measured | undefined;
  private over = false;

  constructor(channel: RuntimeChannel, facts: AnswerFacts, sink: AnswerSink, turn: Turn) {
    this.channel = channel;
    this.facts = facts;
    this.sink = sink;
    this.turn = turn;
    this.meter = new StreamMeter({ askedModel: facts.askedModel, wantsUsage: facts.wantsUsage });
    this.attempt = new Attempt(channel, this);
  }

  /** What has been measured so far. */
  measured(): Measured {
    if (this.answerMeasured) return this.answerMeasured;
    const { usage, outputChars, finished } = this.meter;
    return { usage, outputChars, billable: outputChars > 0 || finished };
  }

  onHead(head: AttemptHead): void {
    this.head = head;
    this.status = head.status;
    if (head.status !== 200) return;
    if (head.contentEncoding !== undefined && head.contentEncoding !== 'identity')
      return this.giveUp('encoded');
    const streamed = head.contentType.startsWith('text/event-stream');
    const json = head.contentType.startsWith('application/json');
    if (this.facts.stream && streamed) this.framer = this.makeFramer();
    else if (!json) this.giveUp('wrong_content_type');
  }

  onData(chunk: Buffer): void {
    if (this.over) return;
    if (this.framer) {
      if (this.unread.length === 0) this.catchUpInTurn();
      this.unread.push(chunk);
      return;
    }
    this.bytes += chunk.length;
    const limit = this.status === 200 ? this.facts.answerBytes : REFUSAL_BYTES;
    if (this.bytes <= limit) this.chunks.push(chunk);
    else if (this.status === 200) this.giveUp('too_large');
    else this.refuse();
  }

  onEnd(): void {
    this.catchUp();
    if (this.over) return;
    if (this.status !== 200) this.refuse();
    else if (this.framer) this.endStream();
    else {
      this.isWhole = true;
      this.catchUpInTurn();
    }
  }

  /** Reads at once what has come in this turn; for whoever cannot wait for its phase. */
  catchUp(): void {
    const { unread, framer } = this;
    if (unread.length > 0) {
      this.unread = [];
      for (const chunk of unread) framer?.push(chunk);
    }
    if (this.isWhole && !this.over) this.endAnswer();
  }

  onFail(failure: Failure): void {
    this.catchUp();
    if (this.over) return;
    this.stop();
    this.sink.failed(failure);
  }

  private catchUpInTurn(): void {
    this.turn.at('meter', () => {
      try {
        this.catchUp();
      } catch (error) {
        if (this.over) return this.sink.faulted(error);
        // A fault of ours costs this attempt and is told of; the request goes on without it.
        this.giveUp('garbage');
        throw error;
      }
    });
  }

  private makeFramer(): SseFramer {
    return new SseFramer({
      maxEventBytes: this.facts.eventBytes,
      onEvent: (event) => this.takeEvent(event),
      onFault: (fault) =>
        this.giveUp(
          fault.kind === 'event_too_large'
            ? 'too_large'
            : fault.kind === 'incomplete_event'
              ? 'ended_early'
              : 'garbage',
        ),
    });
  }

  private takeEvent(event: SseEvent): void {
    if (this.over) return;
    const verdict = this.meter.take(event);
    switch (verdict.kind) {
      case 'drop':
        return;
      case 'forward':
        this.markFirst();
        this.sink.write(verdict.data);
        return;
      case 'done':
        if (this.firstMs === undefined) this.giveUp('ended_early');
        else this.complete();
        return;
      case 'failed':
        this.giveUp(verdict.reason);
    }
  }

  private markFirst(): void {
    if (this.firstMs !== undefined) return;
    this.firstMs = performance.now();
    this.attempt.markFirstEvent();
  }

  /** The end mark came; what the upstream still sends is of no interest. */
  private complete(): void {
    this.stop();
    this.sink.end(this.meter.tail());
  }

  /** The upstream stopped without the end mark: whole if it had said why it finished. */
  private endStream(): void {
    this.framer?.end();
    if (this.over) return;
    if (this.meter.finished && this.firstMs !== undefined) this.complete();
    else this.giveUp('ended_early');
  }

  private endAnswer(): void {
    if (this.facts.stream)
      return this.giveUp(this.refusesInside() ? 'error_answer' : 'wrong_content_type');
    const metered = meterAnswer(Buffer.concat(this.chunks, this.bytes), this.facts.askedModel);
    if (!metered.ok) return this.giveUp(metered.error);
    this.firstMs = performance.now();
    const { usage, outputChars, bytes } = metered.value;
    this.answerMeasured = { usage, outputChars, billable: true };
    this.stop();
    this.sink.answer(bytes);
  }

  private refusesInside(): boolean {
    const metered = meterAnswer(Buffer.concat(this.chunks, this.bytes), this.facts.askedModel);
    return !metered.ok && metered.error === 'error_answer';
  }

  private refuse(): void {
    const { channel, facts } = this;
    const scrub: ScrubFacts = { ...facts, host: new URL(channel.origin).host };
    const body = Buffer.concat(this.chunks, Math.min(this.bytes, REFUSAL_BYTES));
    const failure = classifyRefusal(
      this.status ?? 0,
      { retryAfter: this.head?.retryAfter, body },
      scrub,
    );
    this.stop();
    this.attempt.cancel();
    this.sink.failed(failure);
  }

  private giveUp(reason: FailureReason): void {
    if (this.over) return;
    this.stop();
    this.attempt.cancel();
    this.sink.failed({ reason, status: this.status });
  }

  private stop(): void {
    this.over = true;
    this.framer?.stop();
    this.chunks = [];
    this.unread = [];
  }
}
