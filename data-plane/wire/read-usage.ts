// Usage wherever vendors put it, in one shape. Absent and zero are different things; the last
// report of a stream wins; what no count can be is refused, so that the caller estimates instead.
import { isTokenCount, type Usage } from '../contract/usage.ts';

/** A JSON object of unknown members. */
export type Fields = Readonly<Record<string, unknown>>;

/** True for a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asFields(value: unknown): Fields | undefined {
  return isFields(value) ? value : undefined;
}

/** Reads the usage an answer or a stream event carries, in any of the known places. */
export function readUsage(answer: Fields): Usage | undefined {
  const own = asFields(answer.usage);
  if (own) return normaliseUsage(own, asFields(answer.timings));
  const choices = answer.choices;
  const first = Array.isArray(choices) ? asFields(choices[0]) : undefined;
  const inChoice = asFields(first?.usage);
  return inChoice ? normaliseUsage(inChoice, undefined) : undefined;
}

/** One usage object, by OpenAI's names or the vendors' own. */
export function normaliseUsage(usage: Fields, timings: Fields | undefined): Usage | undefined {
  const input = usage.prompt_tokens ?? usage.input_tokens;
  const output = usage.completion_tokens ?? usage.output_tokens;
  if (!isTokenCount(input) || !isTokenCount(output)) return undefined;
  const reasoning = readReasoning(usage);
  const inputDetails =
    asFields(usage.prompt_tokens_details) ?? asFields(usage.input_tokens_details);
  const cacheRead = firstCount([
    inputDetails?.cached_tokens,
    usage.cached_tokens,
    usage.prompt_cache_hit_tokens,
    timings?.cache_n,
  ]);
  const cacheWrite = firstCount([inputDetails?.cache_write_tokens]);
  const read = Math.min(cacheRead, input);
  return {
    inputTotal: input,
    cacheRead: read,
    cacheWrite: Math.min(cacheWrite, input - read),
    outputTotal: output + excludedReasoning(usage, { input, output, reasoning }),
    reasoning,
    source: 'upstream',
  };
}

function readReasoning(usage: Fields): number {
  const details =
    asFields(usage.completion_tokens_details) ?? asFields(usage.output_tokens_details);
  return firstCount([details?.reasoning_tokens, usage.reasoning_tokens]);
}

/** One vendor leaves reasoning out of the completion: its total then tells so. */
function excludedReasoning(
  usage: Fields,
  counts: { readonly input: number; readonly output: number; readonly reasoning: number },
): number {
  const total = usage.total_tokens;
  if (counts.reasoning === 0 || !isTokenCount(total)) return 0;
  return total === counts.input + counts.output + counts.reasoning ? counts.reasoning : 0;
}

function firstCount(values: readonly unknown[]): number {
  return values.find(isTokenCount) ?? 0;
}
