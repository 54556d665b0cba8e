// The simulator's own rule for prompt tokens: three per message and one per four bytes of message text.
// Any test can compute the same number from the request it sent.

import { isObject, type JsonObject } from './json.ts';

const tokensPerMessage = 3;
const bytesPerToken = 4;

/** Prompt tokens of a request, at least one. */
export function countPromptTokens(messages: readonly JsonObject[]): number {
  let bytes = 0;
  for (const message of messages) {
    bytes += Buffer.byteLength(readText(message));
  }
  return Math.max(1, Math.ceil(bytes / bytesPerToken) + tokensPerMessage * messages.length);
}

/** The text of a message: its string content, or its text parts joined. */
export function readText(message: JsonObject): string {
  const content = message.content;
  if (typeof content === 'string') {
    return content;
  }
  if (!Array.isArray(content)) {
    return '';
  }
  let text = '';
  for (const part of content) {
    if (isObject(part) && typeof part.text === 'string') {
      text += part.text;
    }
  }
  return text;
}
