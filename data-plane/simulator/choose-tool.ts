// Decides whether an answer is a tool call, and to which tool with which arguments.

import type { ChatRequest } from './check-body.ts';
import { readText } from './count-prompt.ts';
import { isObject, type JsonObject } from './json.ts';
import { sampleValue } from './sample-value.ts';

export interface ToolChoice {
  readonly name: string;
  readonly argumentsText: string;
}

const telltaleLength = 4;

/** The tool to call, or null for an answer in words. */
export function chooseTool(request: ChatRequest): ToolChoice | null {
  const tools = request.body.tools;
  const choice = request.body.tool_choice;
  if (!Array.isArray(tools) || tools.length === 0 || choice === 'none') {
    return null;
  }
  const functions: JsonObject[] = [];
  for (const tool of tools) {
    const described = isObject(tool) ? tool.function : null;
    if (isObject(described) && typeof described.name === 'string') {
      functions.push(described);
    }
  }
  const wanted = isObject(choice) && isObject(choice.function) ? choice.function.name : null;
  const chosen =
    functions.find((described) => described.name === wanted) ??
    (choice === 'required' ? functions[0] : findMentioned(functions, request.messages));
  const name = chosen?.name;
  return typeof name === 'string'
    ? { name, argumentsText: JSON.stringify(sampleValue(chosen?.parameters)) }
    : null;
}

/** A caller that left the choice open gets a call when its last user message asks for one. */
function findMentioned(
  functions: readonly JsonObject[],
  messages: readonly JsonObject[],
): JsonObject | undefined {
  const last = messages.at(-1);
  if (last === undefined || last.role !== 'user') {
    return undefined;
  }
  const text = readText(last).toLowerCase();
  return (
    functions.find((described) => isMentioned(described.name, text)) ??
    (text.includes('tool') ? functions[0] : undefined)
  );
}

function isMentioned(name: unknown, text: string): boolean {
  const words = typeof name === 'string' ? name.toLowerCase().split(/[^a-z0-9]+/) : [];
  return words.some((word) => word.length >= telltaleLength && text.includes(word));
}
