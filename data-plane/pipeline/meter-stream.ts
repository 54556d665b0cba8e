// Looks at every event of a stream once: reads usage, counts output, and says what the client gets:
// the event's own bytes, a patched copy, or nothing. Vendors' ways of reporting usage come out as
// OpenAI's: on a last chunk of its own, and only for clients that asked.
import type { Usage } from '../contract/usage.ts';
import { readErrorObject } from '../upstream/classify.ts';
import { type Fields, isFields, readUsage } from '../wire/read-usage.ts';
import type { SseEvent } from '../wire/sse-event.ts';
import { ChunkPatch, replaceTopLevelModel } from '../wire/sse-patch.ts';

export type EventVerdict =
  | { readonly kind: 'forward'; readonly data: Buffer | string }
  | { readonly kind: 'drop' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: 'garbage' | 'error_answer' };

const DROP: EventVerdict = { kind: 'drop' };
const DONE: EventVerdict = { kind: 'done' };
const GARBAGE: EventVerdict = { kind: 'failed', reason: 'garbage' };
const DONE_EVENT = 'data: [DONE]\n\n';
/** Events longer than this are framed as bytes: each string made of one is as long as itself. */
const LARGE_CHARS = 64 * 1024;
const PREFIX = 'data: ';
const SUFFIX = '\n\n';

export interface StreamFacts {
  /** The name the client asked for; what it reads in every chunk. */
  readonly askedModel: string;
  readonly wantsUsage: boolean;
}

export class StreamMeter {
  usage: Usage | undefined;
  /** Characters of text, reasoning and tool arguments that came. */
  outputChars = 0;
  /** A finish reason was seen: the answer is whole even if the upstream just stops. */
  finished = false;
  private readonly facts: StreamFacts;
  private readonly chunks: ChunkPatch;
  private usageChunk: string | undefined;
  private rawUsage: unknown;
  private envelope: Fields | undefined;

  constructor(facts: StreamFacts) {
    this.facts = facts;
    this.chunks = new ChunkPatch(facts.askedModel);
  }

  /** Takes one event. */
  take(event: SseEvent): EventVerdict {
    if (event.data === '[DONE]') return DONE;
    const parsed = parse(event.data);
    if (!parsed) return GARBAGE;
    if (parsed.error !== undefined || parsed.base_resp !== undefined) {
      if (readErrorObject(parsed)) return { kind: 'failed', reason: 'error_answer' };
    }
    this.measure(parsed);
    return this.patch(event, parsed);
  }

  /** What a client gets at the end: the usage it asked for, and the end mark. */
  tail(): string {
    if (!this.facts.wantsUsage) return DONE_EVENT;
    if (this.usageChunk !== undefined) return this.usageChunk + DONE_EVENT;
    if (this.rawUsage === undefined) return DONE_EVENT;
    const { id, object, created } = this.envelope ?? {};
    const chunk = {
      id,
      object,
      created,
      model: this.facts.askedModel,
      choices: [],
      usage: this.rawUsage,
    };
    return `data: ${JSON.stringify(chunk)}\n\n${DONE_EVENT}`;
  }

  private measure(parsed: Fields): void {
    const usage = readUsage(parsed);
    if (usage) {
      this.usage = usage;
      this.envelope = parsed;
    }
    const { choices } = parsed;
    if (!Array.isArray(choices)) return;
    for (const choice of choices) {
      if (!isFields(choice)) continue;
      if (choice.finish_reason !== null && choice.finish_reason !== undefined) this.finished = true;
      if (isFields(choice.usage)) this.rawUsage = choice.usage;
      this.outputChars += countOutput(choice.delta);
    }
  }

  private patch(event: SseEvent, parsed: Fields): EventVerdict {
    const { usage, choices } = parsed;
    if (isFields(usage)) {
      this.rawUsage = usage;
      if (Array.isArray(choices) && choices.length === 0) return this.keepUsageChunk(event, parsed);
    }
    const patched = this.chunks.apply(event.data, parsed);
    if (!patched.ok) return GARBAGE;
    const text = patched.value;
    if (text === event.data && event.plain) return { kind: 'forward', data: event.bytes };
    if (text.length > LARGE_CHARS) return { kind: 'forward', data: frameLarge(text) };
    // The data of a plain event was one line.
    return { kind: 'forward', data: event.plain ? `data: ${text}\n\n` : frame(text) };
  }

  private keepUsageChunk(event: SseEvent, parsed: Fields): EventVerdict {
    if (!this.facts.wantsUsage) return DROP;
    const renamed = replaceTopLevelModel(event.data, parsed, this.facts.askedModel);
    if (!renamed.ok) return GARBAGE;
    this.usageChunk = frame(renamed.value);
    return DROP;
  }
}

/** One data line. A line break can only be white space between JSON tokens. */
function frame(text: string): string {
  return `data: ${/[\r\n]/.test(text) ? text.replace(/[\r\n]+/g, ' ') : text}\n\n`;
}

/** The same in one buffer that is written as it is. */
function frameLarge(text: string): Buffer {
  const line = /[\r\n]/.test(text) ? text.replace(/[\r\n]+/g, ' ') : text;
  const end = PREFIX.length + Buffer.byteLength(line);
  const bytes = Buffer.allocUnsafe(end + SUFFIX.length);
  bytes.write(PREFIX, 0, 'latin1');
  bytes.write(line, PREFIX.length, 'utf8');
  bytes.write(SUFFIX, end, 'latin1');
  return bytes;
}

function parse(text: string): Fields | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isFields(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Characters of output in a delta or a message. */
export function countOutput(delta: unknown): number {
  if (!isFields(delta)) return 0;
  let chars =
    textLength(delta.content) + textLength(delta.reasoning_content) + textLength(delta.reasoning);
  const calls = delta.tool_calls;
  if (!Array.isArray(calls)) return chars;
  for (const call of calls) {
    if (isFields(call) && isFields(call.function)) {
      chars += textLength(call.function.name) + textLength(call.function.arguments);
    }
  }
  return chars;
}

function textLength(value: unknown): number {
  return typeof value === 'string' ? value.length : 0;
}
