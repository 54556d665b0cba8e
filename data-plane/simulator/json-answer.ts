// The body of an answer that is not streamed. Pure.

import type { FaultName } from './faults.ts';
import type { Answer } from './plan-answer.ts';
import { type Bill, formatBesideUsage, reportUsage, type UsageReport } from './usage.ts';

export interface JsonAnswer {
  readonly text: string;
  readonly content: string;
  readonly bill: Bill;
  readonly verdict: UsageReport['verdict'];
}

export interface JsonSettings {
  readonly id: string;
  readonly created: number;
  readonly model: string;
  readonly faults: ReadonlySet<FaultName>;
}

/** The members that open every answer and every chunk. */
export function jsonPrefix(members: {
  id: string;
  created: number;
  model: string;
  object: string;
}): string {
  const { id, created, model, object } = members;
  return (
    `{"id":"${id}","object":"${object}","created":${created},"model":${JSON.stringify(model)},` +
    '"system_fingerprint":"fp_simulator"'
  );
}

/** The model an answer claims to come from. */
export function nameServedModel(model: string, faults: ReadonlySet<FaultName>): string {
  return faults.has('model_swapped') ? 'another-model-2026' : model;
}

/** Forms the whole body of one answer. */
export function formatJsonAnswer(answer: Answer, settings: JsonSettings): JsonAnswer {
  const { faults } = settings;
  const bill: Bill = {
    promptTokens: answer.promptTokens,
    cachedTokens: answer.cachedTokens,
    completionTokens: answer.choices * (answer.reasoning.length + answer.pieces.length),
    reasoningTokens: answer.choices * answer.reasoning.length,
  };
  const report = reportUsage(bill, faults);
  const content = answer.pieces.join('');
  const message = formatMessage(answer, content);
  const inChoice = faults.has('usage_in_choice') ? formatReports(report.texts) : '';
  const choices: string[] = [];
  for (let index = 0; index < answer.choices; index += 1) {
    choices.push(
      `{"index":${index},"message":${message},"logprobs":null,` +
        `"finish_reason":"${answer.finishReason}"${inChoice}}`,
    );
  }
  const model = nameServedModel(settings.model, faults);
  const prefix = jsonPrefix({ ...settings, model, object: 'chat.completion' });
  const atTop = inChoice === '' ? formatReports(report.texts) : '';
  const base = faults.has('base_resp') ? ',"base_resp":{"status_code":0,"status_msg":""}' : '';
  return {
    text: `${prefix},"choices":[${choices.join(',')}]${atTop}${formatBesideUsage(bill, faults)}${base}}`,
    content: answer.choices === 1 ? content : content.repeat(answer.choices),
    bill,
    verdict: report.verdict,
  };
}

/** Two reports become two members of one name, of which every JSON reader takes the last. */
function formatReports(texts: readonly string[]): string {
  return texts.map((text) => `,"usage":${text}`).join('');
}

function formatMessage(answer: Answer, content: string): string {
  const reasoning =
    answer.reasoning.length === 0
      ? ''
      : `,"reasoning_content":${JSON.stringify(answer.reasoning.join(''))}`;
  const text = JSON.stringify(content);
  if (answer.toolName === null) {
    return `{"role":"assistant","content":${text},"refusal":null${reasoning}}`;
  }
  return (
    `{"role":"assistant","content":null,"refusal":null${reasoning},"tool_calls":[{"id":"call_sim_0",` +
    `"type":"function","function":{"name":${JSON.stringify(answer.toolName)},"arguments":${text}}}]}`
  );
}
