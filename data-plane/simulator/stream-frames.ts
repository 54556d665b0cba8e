// The events of a streamed answer in order, as JSON texts with what each one produces.
// Pure: pacing, line ends and broken connections are the stream writer's business.

import type { Produced } from './attempt.ts';
import type { FaultName } from './faults.ts';
import { jsonPrefix, nameServedModel } from './json-answer.ts';
import type { Answer } from './plan-answer.ts';
import { type Bill, formatBesideUsage, formatUsage, reportUsage } from './usage.ts';

export interface Frame extends Produced {
  /** JSON text, or `[DONE]`. */
  readonly data: string;
  readonly finishes: boolean;
}

export interface FrameSettings {
  readonly id: string;
  readonly created: number;
  readonly model: string;
  readonly includeUsage: boolean;
  readonly faults: ReadonlySet<FaultName>;
}

const nothing = {
  text: '',
  tokens: 0,
  reasoningTokens: 0,
  reports: 'absent',
  finishes: false,
} as const;

/** Yields every event of the answer, `[DONE]` included. */
export function* streamFrames(answer: Answer, settings: FrameSettings): Generator<Frame> {
  const { faults } = settings;
  const head = formatHead(settings);
  const counts = { completionTokens: 0, reasoningTokens: 0 };
  const tail = () => formatTail({ ...answer, ...counts }, settings);
  for (const [delta, produced] of deltas(answer)) {
    counts.completionTokens += produced.tokens;
    counts.reasoningTokens += produced.reasoningTokens;
    const reports = faults.has('usage_cumulative') ? 'right' : 'absent';
    const data = `${head}[{${delta},"logprobs":null,"finish_reason":null}]${tail()}}`;
    yield { ...nothing, ...produced, data, reports };
  }
  const bill: Bill = {
    promptTokens: answer.promptTokens,
    cachedTokens: answer.cachedTokens,
    ...counts,
  };
  if (!faults.has('finish_missing')) {
    yield* finishFrames(answer, settings, bill);
  }
  yield* usageFrames(settings, bill);
  if (!faults.has('done_missing')) {
    yield { ...nothing, data: '[DONE]' };
  }
}

/** Each delta with what it produces, choices taking turns. */
function* deltas(
  answer: Answer,
): Generator<readonly [string, Partial<Produced> & { tokens: number; reasoningTokens: number }]> {
  const { choices, reasoning, pieces, toolName } = answer;
  for (let index = 0; index < choices; index += 1) {
    const opening =
      toolName === null
        ? '"content":"","refusal":null'
        : `"content":null,"tool_calls":[{"index":0,"id":"call_sim_${index}","type":"function",` +
          `"function":{"name":${JSON.stringify(toolName)},"arguments":""}}]`;
    yield [
      `"index":${index},"delta":{"role":"assistant",${opening}}`,
      { tokens: 0, reasoningTokens: 0 },
    ];
  }
  for (const piece of reasoning) {
    const text = JSON.stringify(piece);
    for (let index = 0; index < choices; index += 1) {
      yield [
        `"index":${index},"delta":{"reasoning_content":${text}}`,
        { tokens: 1, reasoningTokens: 1 },
      ];
    }
  }
  for (const piece of pieces) {
    const text = JSON.stringify(piece);
    const delta =
      toolName === null
        ? `"content":${text}`
        : `"tool_calls":[{"index":0,"function":{"arguments":${text}}}]`;
    for (let index = 0; index < choices; index += 1) {
      yield [`"index":${index},"delta":{${delta}}`, { text: piece, tokens: 1, reasoningTokens: 0 }];
    }
  }
}

function* finishFrames(answer: Answer, settings: FrameSettings, bill: Bill): Generator<Frame> {
  const { faults } = settings;
  const head = formatHead(settings);
  const early = faults.has('usage_on_finish') || faults.has('usage_in_choice');
  const report = reportUsage(bill, faults);
  for (let index = 0; index < answer.choices; index += 1) {
    const reports = early && index === answer.choices - 1;
    const text = reports ? (report.texts.at(-1) ?? null) : null;
    const inside = text !== null && faults.has('usage_in_choice') ? `,"usage":${text}` : '';
    const beside = text !== null && faults.has('usage_on_finish') ? `,"usage":${text}` : '';
    yield {
      ...nothing,
      data:
        `${head}[{"index":${index},"delta":{},"logprobs":null,"finish_reason":"${answer.finishReason}"` +
        `${inside}}]${beside || formatTail({ ...bill }, settings)}}`,
      reports:
        text === null ? (faults.has('usage_cumulative') ? 'right' : 'absent') : report.verdict,
      finishes: true,
    };
  }
}

function* usageFrames(settings: FrameSettings, bill: Bill): Generator<Frame> {
  const { faults } = settings;
  const elsewhere = faults.has('usage_on_finish') || faults.has('usage_in_choice');
  if (elsewhere || (!settings.includeUsage && !faults.has('usage_cumulative'))) {
    return;
  }
  const head = formatHead(settings);
  const report = reportUsage(bill, faults);
  for (const [at, text] of report.texts.entries()) {
    const last = at === report.texts.length - 1;
    yield {
      ...nothing,
      data: `${head}[],"usage":${text}${formatBesideUsage(bill, faults)}}`,
      reports: last ? report.verdict : 'wrong',
    };
  }
  if (faults.has('usage_second_last')) {
    yield { ...nothing, data: `${head}[]}` };
  }
}

function formatHead({ id, created, model, faults }: FrameSettings): string {
  return `${jsonPrefix({ id, created, model: nameServedModel(model, faults), object: 'chat.completion.chunk' })},"choices":`;
}

/** OpenAI sends `usage: null` on every chunk but the last when usage was asked for. */
function formatTail(bill: Bill, { includeUsage, faults }: FrameSettings): string {
  if (faults.has('usage_cumulative')) {
    return `,"usage":${formatUsage(bill, faults)}`;
  }
  return includeUsage ? ',"usage":null' : '';
}
