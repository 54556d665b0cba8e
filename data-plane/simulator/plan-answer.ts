// Decides what an attempt answers, before any byte is formed: pieces of one token each, the finish reason,
// and what the whole would bill. Pure, so that the same request always gets the same answer.

import type { ChatRequest } from './check-body.ts';
import { chooseTool } from './choose-tool.ts';
import { countPromptTokens, readText } from './count-prompt.ts';
import type { Behaviour } from './faults.ts';
import { isObject, type JsonObject } from './json.ts';
import { sampleValue } from './sample-value.ts';

export interface Answer {
  readonly reasoning: readonly string[];
  /** Content tokens, or the pieces of the tool call's arguments. */
  readonly pieces: readonly string[];
  readonly toolName: string | null;
  readonly finishReason: 'stop' | 'length' | 'tool_calls';
  readonly choices: number;
  readonly promptTokens: number;
  readonly cachedTokens: number;
}

const tokensDefault = 24;
const tokensMax = 1_000_000;
const echoTextMax = 100;
const echoWordsMax = 12;
const echoWordLengthMax = 32;
const pieceLength = 4;
const reasoningOfXai = 8;

const filler = (
  'and this answer comes from the vendor simulator which speaks plain words at a steady pace so that ' +
  'every token can be counted and every byte can be checked on its way through the gateway'
)
  .split(' ')
  .map((word) => ` ${word}`);

/** Plans the answer to a checked request. */
export function planAnswer(request: ChatRequest, behaviour: Behaviour): Answer {
  const { faults, options } = behaviour;
  const tool = chooseTool(request);
  const limit = faults.has('limit_ignored') ? null : request.limit;
  const reasoningWanted = options.reasoning ?? (faults.has('usage_xai') ? reasoningOfXai : 0);
  const reasoning = takeFiller(Math.min(reasoningWanted, limit ?? tokensMax, tokensMax), 0);
  const room = limit === null ? tokensMax : limit - reasoning.length;
  const wanted = tool === null ? planText(request, behaviour) : cutPieces(tool.argumentsText);
  const pieces = wanted.length > room ? wanted.slice(0, room) : wanted;
  const promptTokens = countPromptTokens(request.messages);
  return {
    reasoning,
    pieces,
    toolName: tool?.name ?? null,
    finishReason: pieces.length < wanted.length ? 'length' : tool === null ? 'stop' : 'tool_calls',
    choices: request.choices,
    promptTokens,
    cachedTokens: Math.min(promptTokens, options.cached ?? defaultCached(behaviour, promptTokens)),
  };
}

/** Faults about where the cached count stands need a count to show. */
function defaultCached({ faults }: Behaviour, promptTokens: number): number {
  const shows =
    faults.has('usage_deepseek_cache') ||
    faults.has('usage_cached_top') ||
    faults.has('timings_cache_n');
  return shows ? Math.floor(promptTokens / 2) : 0;
}

function planText(request: ChatRequest, { faults, options }: Behaviour): readonly string[] {
  const structured = readStructure(request.body);
  if (structured !== null) {
    return cutPieces(JSON.stringify(structured));
  }
  const overLimit = faults.has('limit_ignored') ? (request.limit ?? 0) * 2 : 0;
  const wanted = Math.floor(options.tokens ?? tokensDefault + overLimit);
  const count = Math.max(1, Math.min(wanted, tokensMax));
  const echo = echoWords(request.messages);
  return echo.length >= count
    ? echo.slice(0, count)
    : [...echo, ...takeFiller(count - echo.length, 0)];
}

function readStructure(body: JsonObject): unknown {
  const format = body.response_format;
  if (!isObject(format)) {
    return null;
  }
  if (format.type === 'json_object') {
    return { answer: 'This is the simulator.' };
  }
  const described = format.json_schema;
  return format.type === 'json_schema' && isObject(described)
    ? sampleValue(described.schema)
    : null;
}

function echoWords(messages: readonly JsonObject[]): readonly string[] {
  const last = messages.findLast((message) => message.role === 'user' || message.role === 'tool');
  const text = last === undefined ? '' : readText(last).slice(0, echoTextMax);
  const words: string[] = [];
  for (const word of text.toWellFormed().split(' ')) {
    const bare = word.trim();
    if (bare !== '' && words.length < echoWordsMax) {
      words.push(` ${bare.slice(0, echoWordLengthMax).toWellFormed()}`);
    }
  }
  const speaker = last?.role === 'tool' ? ['The', ' tool', ' said:'] : ['You', ' said:'];
  return words.length === 0 ? ['Hello'] : [...speaker, ...words];
}

function takeFiller(count: number, start: number): readonly string[] {
  const taken: string[] = [];
  for (let at = 0; at < count; at += 1) {
    taken.push(filler[(start + at) % filler.length] ?? '');
  }
  return taken;
}

/** Cuts text into tokens of a few characters, never through a surrogate pair. */
function cutPieces(text: string): readonly string[] {
  const characters = [...text];
  const pieces: string[] = [];
  for (let at = 0; at < characters.length; at += pieceLength) {
    pieces.push(characters.slice(at, at + pieceLength).join(''));
  }
  return pieces;
}
