// Turns the raw body of a chat request into a checked request, or says why a strict vendor refuses it.
// Unknown parameters pass: they belong to the vendor's private vocabulary.

import { refuseRequest, type VendorError } from './errors.ts';
import { isObject, isPositiveInteger, type JsonObject } from './json.ts';
import { findRepeatedKey } from './top-level-keys.ts';
import type { ViolationKind } from './violations.ts';

export interface ChatRequest {
  /** As received, with any suffix. */
  readonly model: string;
  readonly messages: readonly JsonObject[];
  readonly stream: boolean;
  readonly includeUsage: boolean;
  /** max_completion_tokens or max_tokens; null when the caller set none. */
  readonly limit: number | null;
  readonly choices: number;
  /** The decoded body, for tools, response_format and the simulator's own parameters. */
  readonly body: JsonObject;
}

export type BodyVerdict =
  | { readonly ok: true; readonly value: ChatRequest }
  | { readonly ok: false; readonly kind: ViolationKind; readonly refusal: VendorError };

const choicesMax = 128;
const roles: ReadonlySet<unknown> = new Set([
  'developer',
  'system',
  'user',
  'assistant',
  'tool',
  'function',
]);

// ignoreBOM keeps a byte order mark in the text, where JSON.parse refuses it.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes and checks one body. */
export function checkBody(raw: Buffer): BodyVerdict {
  let text: string;
  try {
    text = decoder.decode(raw);
  } catch {
    return refuse('utf8_invalid', 'The body is not valid UTF-8.', null);
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return refuse('json_invalid', 'We could not parse the JSON body of your request.', null);
  }
  if (!isObject(body)) {
    return refuse('json_invalid', 'The body must be a JSON object.', null);
  }
  const repeated = findRepeatedKey(text);
  if (repeated !== null) {
    return refuse(
      'key_repeated',
      'Each top-level parameter may appear once.',
      repeated.slice(0, 64),
    );
  }
  return checkParameters(body);
}

function checkParameters(body: JsonObject): BodyVerdict {
  const { model, messages, stream, max_tokens: older, max_completion_tokens: newer, n } = body;
  if (typeof model !== 'string' || model === '') {
    return refuse('parameter_invalid', 'you must provide a model parameter', 'model');
  }
  if (!isMessages(messages)) {
    return refuse(
      'messages_invalid',
      'messages must be a nonempty array of role and content.',
      'messages',
    );
  }
  if (!isAbsent(stream) && typeof stream !== 'boolean') {
    return refuse('parameter_invalid', 'stream must be a boolean.', 'stream');
  }
  if (!isAbsent(older) && !isPositiveInteger(older)) {
    return refuse('parameter_invalid', 'max_tokens must be a positive integer.', 'max_tokens');
  }
  if (!isAbsent(newer) && !isPositiveInteger(newer)) {
    return refuse('parameter_invalid', 'Give a positive integer.', 'max_completion_tokens');
  }
  if (isPositiveInteger(older) && isPositiveInteger(newer)) {
    return refuse(
      'parameter_invalid',
      'Set max_tokens or max_completion_tokens, not both.',
      'max_tokens',
    );
  }
  if (!isAbsent(n) && (!isPositiveInteger(n) || n > choicesMax)) {
    return refuse('parameter_invalid', `n must be 1 to ${choicesMax}.`, 'n');
  }
  const includeUsage = checkStreamOptions(body.stream_options, stream === true);
  if (typeof includeUsage !== 'boolean') {
    return includeUsage;
  }
  const limit = isPositiveInteger(newer) ? newer : isPositiveInteger(older) ? older : null;
  const choices = isPositiveInteger(n) ? n : 1;
  return {
    ok: true,
    value: { model, messages, stream: stream === true, includeUsage, limit, choices, body },
  };
}

function checkStreamOptions(value: unknown, stream: boolean): boolean | BodyVerdict {
  if (isAbsent(value)) {
    return false;
  }
  if (!stream) {
    return refuse(
      'stream_options_without_stream',
      "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
      'stream_options',
    );
  }
  if (!isObject(value)) {
    return refuse('parameter_invalid', 'stream_options must be an object.', 'stream_options');
  }
  const asked = value.include_usage;
  if (!isAbsent(asked) && typeof asked !== 'boolean') {
    return refuse(
      'parameter_invalid',
      'include_usage must be a boolean.',
      'stream_options.include_usage',
    );
  }
  return asked === true;
}

function isMessages(value: unknown): value is readonly JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every(isMessage);
}

function isMessage(value: unknown): boolean {
  if (!isObject(value) || !roles.has(value.role)) {
    return false;
  }
  const content = value.content;
  return (
    isAbsent(content) ||
    typeof content === 'string' ||
    (Array.isArray(content) &&
      content.every((part) => isObject(part) && typeof part.type === 'string'))
  );
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function refuse(kind: ViolationKind, message: string, param: string | null): BodyVerdict {
  return { ok: false, kind, refusal: refuseRequest(message, param, null) };
}
