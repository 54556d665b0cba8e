// Tries the planned channels in order until one gives a usable answer. Fails over only while the
// client has nothing of an answer; after its first event a failure is a typed error event. However
// it goes, the request ends in exactly one settlement.
import type { PlannedAttempt } from '../contract/plan-route.ts';
import { codeOf, type GatewayError, gatewayError, statusOf } from '../errors.ts';
import type { RuntimeChannel } from '../routing/runtime-table.ts';
import { blamesChannel, type Failure } from '../upstream/failure.ts';
import type { UpstreamRequest } from '../upstream/transport.ts';
import { CHAT_PATH, renderChat } from '../wire/chat-completions.ts';
import { sendAnswer, streamHeaders, tellError } from './answer-chat.ts';
import { Attempts, type Running } from './attempts.ts';
import { ClientStream } from './client-stream.ts';
import { allFailed, answered, brokenOff, type EndingFacts, refused } from './endings.ts';
import type { Reserved } from './exchange.ts';
import { internalError } from './guard.ts';
import type { NodeContext } from './node-context.ts';
import type { OpenRequest } from './open-requests.ts';
import { AnswerReader, type AnswerSink } from './read-answer.ts';
import { releaseOnFault, spoolFull } from './reserve.ts';
import { eventOf } from './settle.ts';

/** The status in the record of a call whose client left before it had an answer. */
const CLIENT_GONE_STATUS = 499;

export class Forward implements AnswerSink, OpenRequest {
  readonly id: Reserved['id'];
  readonly startedMs: number;
  place = 0;
  private readonly node: NodeContext;
  private readonly reserved: Reserved;
  private readonly attempts: Attempts;
  private readonly client: ClientStream | undefined;
  private next = 0;
  private gone = false;
  private over = false;
  /** Its event is written and its hold settled. */
  private concluded = false;

  constructor(node: NodeContext, reserved: Reserved) {
    this.node = node;
    this.reserved = reserved;
    this.attempts = new Attempts(node, reserved);
    this.id = reserved.id;
    this.startedMs = reserved.startedMs;
    this.client = reserved.ask.stream ? this.openStream() : undefined;
    reserved.response.on('close', () => this.guarded(() => this.leave()));
    node.open.add(this);
    node.figures.begin();
  }

  /** Starts the first attempt. */
  start(): void {
    this.node.figures.noteAdded(performance.now() - this.startedMs);
    this.guarded(() => {
      if (this.reserved.response.destroyed) this.leave();
      else this.tryNext();
    });
  }

  write(data: Buffer | string): void {
    if (!this.gone) this.client?.write(data);
  }

  end(tail: string): void {
    this.client?.end(tail);
    this.succeed();
  }

  answer(bytes: Buffer): void {
    const { turn, limits } = this.node;
    const send = () => sendAnswer(this.reserved, bytes, limits.stallMs);
    if (!this.gone) turn.at('answer', () => this.guarded(send));
    this.succeed();
  }

  failed(failure: Failure): void {
    this.guarded(() => this.goOn(failure));
  }

  faulted(error: unknown): void {
    const { log } = this.node;
    log.error('request.failed', { requestId: this.id, error });
    try {
      this.abandon();
    } catch (again) {
      log.error('request.failed', { requestId: this.id, error: again });
    }
  }

  /** Tries the next channel while the client has nothing of an answer; ends with what there is else. */
  private goOn(failure: Failure): void {
    const running = this.attempts.end('failed', failure);
    if (!running) return;
    const { breakers } = this.node;
    if (blamesChannel(failure))
      breakers.fail(running.reader.channel.id, failure, performance.now());
    else breakers.pass(running.reader.channel.id);
    const delivered = running.reader.firstMs !== undefined && this.reserved.ask.stream;
    if (this.gone) this.finishPartial(running.reader, CLIENT_GONE_STATUS, null);
    else if (delivered) this.breakOff(running.reader);
    else if (failure.passOn) this.refuse(failure.passOn);
    else this.tryNext();
  }

  progress() {
    return this.attempts.progress();
  }

  look(nowMs: number): void {
    if (!this.gone) this.client?.keepAlive(nowMs);
  }

  /** The node stops and cannot wait any longer. */
  cutOff(): void {
    this.guarded(() => this.endNow());
  }

  private endNow(): void {
    if (this.over) return;
    const running = this.attempts.end('cancelled', { reason: 'cancelled', status: null });
    running?.reader.attempt.cancel();
    const error = gatewayError(
      'all_upstreams_failed',
      'The gateway is restarting; send the request again.',
    );
    if (!this.gone) tellError(this.reserved, this.client, error);
    if (running) this.finishPartial(running.reader, statusOf(error), codeOf(error));
  }

  private openStream(): ClientStream {
    const { response } = this.reserved;
    return new ClientStream({
      response,
      turn: this.node.turn,
      headers: streamHeaders(this.reserved),
      keepAliveMs: this.node.limits.keepAliveMs,
      stallMs: this.node.limits.stallMs,
      onPause: () => this.attempts.running?.reader.attempt.pause(),
      onResume: () => this.attempts.running?.reader.attempt.resume(),
      guard: (step) => this.guarded(step),
      onStall: () => response.destroy(),
    });
  }

  /** A fault of ours ends this request, whose hold comes back, and nothing else. */
  private guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.faulted(error);
    }
  }

  private abandon(): void {
    this.over = true;
    const { running } = this.attempts;
    running?.reader.attempt.cancel();
    if (running) this.node.breakers.pass(running.reader.channel.id);
    tellError(this.reserved, this.concluded ? undefined : this.client, internalError());
    try {
      this.attempts.end('failed', { reason: 'cancelled', status: null });
    } finally {
      this.conclude(refused(internalError()));
    }
  }

  private tryNext(): void {
    for (;;) {
      const planned = this.reserved.attempts[this.next++];
      if (!planned) return this.refuse(allFailed(this.reserved, this.attempts.records.length));
      const channel = this.reserved.table.channelOf(planned.channelId);
      if (!channel) continue;
      // A tripped channel that another request is probing is passed over while others are left.
      const lets = this.node.breakers.begin(channel.id, performance.now());
      if (!lets && this.next < this.reserved.attempts.length) continue;
      return this.send(channel, planned);
    }
  }

  private send(channel: RuntimeChannel, planned: PlannedAttempt): void {
    const { ask, writtenLimit } = this.reserved;
    const { answerBytes, eventBytes } = this.node.limits;
    const id = this.node.nextAttemptId();
    const facts = {
      stream: ask.stream,
      askedModel: ask.model,
      upstreamModel: planned.upstreamModel,
      wantsUsage: ask.wantsUsage,
      answerBytes,
      eventBytes,
    };
    const body = renderChat(ask, channel, { upstreamModel: planned.upstreamModel, writtenLimit });
    const reader = new AnswerReader(channel, facts, this, this.node.turn);
    const running = this.attempts.begin(reader, id);
    const request = { path: CHAT_PATH, body, attemptId: id, stream: ask.stream };
    this.node.desk.intend(this.attempts.parkedEvent(running), (written) =>
      this.guarded(() => {
        if (this.attempts.running !== running) return;
        if (written.ok) return this.node.turn.at('send', () => this.dispatch(running, request));
        this.attempts.running = undefined;
        this.node.breakers.pass(channel.id);
        this.refuse(spoolFull());
      }),
    );
  }

  private dispatch(running: Running, request: UpstreamRequest): void {
    if (this.attempts.running !== running) return;
    const { transport } = this.node;
    this.guarded(() => running.reader.attempt.send(transport, this.reserved.hold, request));
  }

  private succeed(): void {
    const { running } = this.attempts;
    if (!running) return;
    this.over = true;
    this.node.turn.at('settle', () => this.guarded(() => this.settle(running)));
  }

  private settle(running: Running): void {
    if (this.concluded) return;
    this.attempts.end('answered', undefined);
    this.node.breakers.succeed(running.reader.channel.id);
    const status = this.gone ? CLIENT_GONE_STATUS : 200;
    this.conclude(answered(this.node, this.reserved, running.reader, status));
  }

  /** The upstream broke off after the client had events of it. */
  private breakOff(reader: AnswerReader): void {
    const error = gatewayError(
      'all_upstreams_failed',
      'The upstream broke off in the middle of its answer. What came so far is incomplete; send the request again.',
    );
    this.client?.fail(error);
    this.finishPartial(reader, 200, codeOf(error));
  }

  private finishPartial(reader: AnswerReader, status: number, errorCode: string | null): void {
    this.finish(brokenOff(this.node, this.reserved, reader, { status, errorCode }));
  }

  /** Ends without an answer; nothing is charged. */
  private refuse(error: GatewayError): void {
    tellError(this.reserved, this.client, error);
    this.finish(refused(error));
  }

  /** Asked again after a step that may have ended it. */
  private hasEnded(): boolean {
    return this.over;
  }

  /** The client has gone: by the channel's rule its answer is read to the end, or cut off. */
  private leave(): void {
    if (this.over || this.gone) return;
    this.gone = true;
    this.client?.stop();
    this.attempts.running?.reader.catchUp();
    if (this.hasEnded()) return;
    const { running } = this.attempts;
    if (!running) return this.refuse(gatewayError('request_timeout', 'The client has gone.'));
    const { channel, attempt } = running.reader;
    if (this.attempts.drain(running.reader)) return attempt.resume();
    attempt.cancel();
    this.attempts.end('cancelled', { reason: 'cancelled', status: running.reader.status });
    this.node.breakers.pass(channel.id);
    this.finishPartial(running.reader, CLIENT_GONE_STATUS, null);
  }

  private finish(ending: EndingFacts): void {
    if (this.over) return;
    this.over = true;
    this.conclude(ending);
  }

  private conclude(ending: EndingFacts): void {
    if (this.concluded) return;
    this.concluded = true;
    this.client?.stop();
    this.node.open.remove(this);
    this.node.figures.end();
    const { desk } = this.node;
    releaseOnFault(this.node, this.reserved.hold, () => {
      const event = eventOf(this.reserved, this.attempts.records, {
        ...ending,
        clientGone: this.gone,
      });
      desk.finish(this.reserved.hold, event);
    });
  }
}
