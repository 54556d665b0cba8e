// A channel test: a real call through a channel that need not be published. The control plane has
// held its price; here it is made, timed and measured, and nothing of it is charged to anybody.
import { minNano, ZERO } from '../contract/money.ts';
import { chargeFor, compileCostRates } from '../contract/pricing.ts';
import type { Probe, ProbeResult } from '../contract/sync-messages.ts';
import { NO_USAGE } from '../contract/usage.ts';
import type { RuntimeChannel } from '../routing/runtime-table.ts';
import type { Failure } from '../upstream/failure.ts';
import { CHAT_PATH } from '../wire/chat-completions.ts';
import { isFields } from '../wire/read-usage.ts';
import type { NodeContext } from './node-context.ts';
import { AnswerReader } from './read-answer.ts';

const EVENTS_LIMIT = 200;
const REPLY_LIMIT = 2000;

/** Makes the call and reports what came. */
export function runProbe(
  node: NodeContext,
  probe: Probe,
  channel: RuntimeChannel,
): Promise<ProbeResult> {
  return new Promise((resolve) => {
    const startedMs = performance.now();
    const eventsMs: number[] = [];
    const parts: string[] = [];
    const finish = (failure: Failure | undefined) =>
      resolve(report({ probe, channel, reader, startedMs, eventsMs, parts, failure }));
    const reader = new AnswerReader(
      channel,
      {
        stream: probe.stream,
        askedModel: probe.model.slug,
        upstreamModel: probe.upstreamModel,
        wantsUsage: false,
        answerBytes: node.limits.answerBytes,
        eventBytes: node.limits.eventBytes,
      },
      {
        write: (data) => {
          if (eventsMs.length < EVENTS_LIMIT)
            eventsMs.push(Math.round(performance.now() - startedMs));
          parts.push(...textsOf(data.toString()));
        },
        end: () => finish(undefined),
        answer: (bytes) => {
          parts.push(replyOf(bytes));
          finish(undefined);
        },
        failed: finish,
        faulted: () => finish({ reason: 'garbage', status: reader.status }),
      },
      node.turn,
    );
    reader.attempt.send(
      node.transport,
      { amount: probe.hold },
      {
        path: CHAT_PATH,
        body: bodyOf(probe, channel),
        attemptId: `probe-${probe.probeId}`,
        stream: probe.stream,
      },
    );
  });
}

function bodyOf(probe: Probe, channel: RuntimeChannel): Buffer {
  return Buffer.from(
    JSON.stringify({
      model: probe.upstreamModel,
      messages: [{ role: 'user', content: probe.prompt }],
      ...(probe.stream ? { stream: true } : {}),
      ...(probe.stream && channel.acceptsStreamOptions
        ? { stream_options: { include_usage: true } }
        : {}),
      ...(channel.acceptsLimit ? { [channel.limitParameter]: probe.outputTokens } : {}),
    }),
  );
}

interface ProbeFacts {
  readonly probe: Probe;
  readonly channel: RuntimeChannel;
  readonly reader: AnswerReader;
  readonly startedMs: number;
  readonly eventsMs: readonly number[];
  readonly parts: readonly string[];
  readonly failure: Failure | undefined;
}

function report(facts: ProbeFacts): ProbeResult {
  const { probe, channel, reader, startedMs, failure } = facts;
  const measured = reader.measured();
  const usage = measured.usage ?? { ...NO_USAGE, outputTotal: Math.ceil(measured.outputChars / 4) };
  const price = { ...probe.model.price };
  const cost =
    failure && !measured.usage
      ? ZERO
      : chargeFor(compileCostRates(price, channel.costMultiplierPpm), usage);
  return {
    type: 'probe_result',
    probeId: probe.probeId,
    status: failure ? failure.status : reader.status,
    errorCode: failure ? failure.reason : null,
    message: failure?.passOn?.message ?? null,
    ttftMs: reader.firstMs === undefined ? null : Math.round(reader.firstMs - startedMs),
    durationMs: Math.round(performance.now() - startedMs),
    eventsMs: [...facts.eventsMs],
    inputTokens: usage.inputTotal,
    outputTokens: usage.outputTotal,
    estimated: measured.usage === undefined,
    reply: facts.parts.join('').slice(0, REPLY_LIMIT),
    cost: minNano(cost, probe.hold),
  };
}

/** Texts of the deltas in some events that the reader has framed. */
function textsOf(events: string): string[] {
  return events
    .split(/\r?\n\r?\n/)
    .map((event) => event.replace(/^data: ?/, ''))
    .filter((data) => data.startsWith('{'))
    .map((data) => contentOf(data, 'delta'));
}

function replyOf(bytes: Buffer): string {
  return contentOf(bytes.toString('utf8'), 'message');
}

function contentOf(json: string, member: 'delta' | 'message'): string {
  const parsed: unknown = JSON.parse(json);
  if (!isFields(parsed) || !Array.isArray(parsed.choices)) return '';
  const choice: unknown = parsed.choices[0];
  const inner = isFields(choice) ? choice[member] : undefined;
  return isFields(inner) && typeof inner.content === 'string' ? inner.content : '';
}
