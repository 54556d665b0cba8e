// Changes one top-level member of an event's JSON text. The usual shapes are cut as text; whatever
// is unusual goes through the JSON scanner, so that a nested or escaped name never misleads.
import type { Result } from '../contract/result.ts';
import { ok } from '../contract/result.ts';
import { NO_WATCH } from './json-answer.ts';
import type { ObjectChanges } from './json-edit.ts';
import { applyEdits, planEdits } from './json-edit.ts';
import type { JsonFault } from './json-fault.ts';
import { scanJsonObject } from './json-scan.ts';

/** An event's data as parsed from the same text. */
export type ParsedEvent = Readonly<Record<string, unknown>>;

interface Span {
  readonly nameStart: number;
  readonly valueStart: number;
}

/** Gives the top-level `model` the value `to`; a text without a model string comes back as it is. */
export function replaceTopLevelModel(
  text: string,
  parsed: ParsedEvent,
  to: string,
): Result<string, JsonFault> {
  if (!Object.hasOwn(parsed, 'model') || typeof parsed.model !== 'string') return ok(text);
  if (parsed.model === to) return ok(text);
  const json = JSON.stringify(to);
  const only = findOnlyName(text, '"model"');
  if (only !== undefined && text[only.valueStart] === '"') {
    const end = text.indexOf('"', only.valueStart + 1);
    if (!text.slice(only.valueStart, end).includes('\\')) {
      return ok(text.slice(0, only.valueStart) + json + text.slice(end + 1));
    }
  }
  return rewrite(text, { set: [{ name: 'model', json }] });
}

/** Removes a top-level member with its comma; a text without it comes back as it is. */
export function removeTopLevelMember(
  text: string,
  parsed: ParsedEvent,
  name: string,
): Result<string, JsonFault> {
  if (!Object.hasOwn(parsed, name)) return ok(text);
  const only = parsed[name] === null ? findOnlyName(text, JSON.stringify(name)) : undefined;
  const cut = only === undefined ? undefined : cutNull(text, only);
  return cut === undefined ? rewrite(text, { remove: [name] }) : ok(cut);
}

/**
 * Where a quoted name stands when it stands there once and cannot also be spelled otherwise. The
 * caller knows from the parsed event that the top-level name exists, so this must be it.
 */
function findOnlyName(text: string, quoted: string): Span | undefined {
  const nameStart = text.indexOf(quoted);
  if (nameStart <= 0 || text.indexOf(quoted, nameStart + 1) !== -1) return undefined;
  // ASCII letters written as escapes could spell the name a second way, and a quote before the
  // name may be part of a longer one.
  if (text.includes('\\u00') || text[nameStart - 1] === '\\') return undefined;
  const colon = skipSpace(text, nameStart + quoted.length);
  if (text[colon] !== ':') return undefined;
  return { nameStart, valueStart: skipSpace(text, colon + 1) };
}

function cutNull(text: string, { nameStart, valueStart }: Span): string | undefined {
  if (!text.startsWith('null', valueStart)) return undefined;
  const end = valueStart + 4;
  if (text[nameStart - 1] === ',') return text.slice(0, nameStart - 1) + text.slice(end);
  const comma = skipSpace(text, end);
  return text[comma] === ',' ? text.slice(0, nameStart) + text.slice(comma + 1) : undefined;
}

function rewrite(text: string, changes: ObjectChanges): Result<string, JsonFault> {
  const bytes = Buffer.from(text);
  const scan = scanJsonObject(bytes, NO_WATCH);
  if (!scan.ok) return scan;
  return ok(applyEdits(bytes, planEdits(scan.value, changes)).toString());
}

function skipSpace(text: string, start: number): number {
  let i = start;
  while (text[i] === ' ' || text[i] === '\n' || text[i] === '\t' || text[i] === '\r') i += 1;
  return i;
}
