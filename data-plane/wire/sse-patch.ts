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

/** What every chunk of a stream begins with, up to its model, and what that becomes. */
interface Opening {
  readonly model: string;
  readonly before: string;
  readonly after: string;
}

const MODEL = '"model"';
const USAGE = '"usage"';
const NULL_USAGE = ',"usage":null}';

/**
 * Patches the chunks of one stream: the name that was asked for in, `usage` out. A stream's chunks
 * begin alike and end alike, so that after the first one a look at both ends is enough; each has been
 * parsed, hence a name found there once is the member itself.
 */
export class ChunkPatch {
  private readonly askedModel: string;
  private opening: Opening | undefined;

  constructor(askedModel: string) {
    this.askedModel = askedModel;
  }

  /** The chunk's text as the client gets it; the same text where nothing is to be changed. */
  apply(text: string, parsed: ParsedEvent): Result<string, JsonFault> {
    // ASCII letters written as escapes could spell either name a second way.
    if (text.includes('\\u00')) return this.applySlowly(text, parsed);
    const end = parsed.usage === undefined ? text.length : nullUsageAt(text);
    const start = end < 0 ? 0 : this.openingOf(text, parsed);
    if (end < 0 || start < 0) return this.applySlowly(text, parsed);
    const opening = start > 0 ? (this.opening?.after ?? '') : '';
    if (end === text.length) return ok(start > 0 ? opening + text.slice(start) : text);
    return ok(`${opening}${text.slice(start, end)}}`);
  }

  /** How much of the text the remembered opening replaces: none, or -1 for a chunk unlike the others. */
  private openingOf(text: string, parsed: ParsedEvent): number {
    if (parsed.model === this.askedModel || parsed.model === undefined) return 0;
    const { opening } = this;
    if (opening?.model !== parsed.model || !text.startsWith(opening.before)) return -1;
    const { length } = opening.before;
    return text.indexOf(MODEL, length) === -1 ? length : -1;
  }

  private applySlowly(text: string, parsed: ParsedEvent): Result<string, JsonFault> {
    const removed = removeTopLevelMember(text, parsed, 'usage');
    if (!removed.ok || parsed.model === this.askedModel) return removed;
    const renamed = replaceTopLevelModel(removed.value, parsed, this.askedModel);
    if (renamed.ok) this.learn(text, parsed);
    return renamed;
  }

  private learn(text: string, parsed: ParsedEvent): void {
    const { model } = parsed;
    const span = findOnlyName(text, MODEL);
    if (typeof model !== 'string' || !span) return;
    const quoted = JSON.stringify(model);
    if (!text.startsWith(quoted, span.valueStart)) return;
    this.opening = {
      model,
      before: text.slice(0, span.valueStart + quoted.length),
      after: text.slice(0, span.valueStart) + JSON.stringify(this.askedModel),
    };
  }
}

/** Where a text's only `usage` stands when it is a null at the very end; -1 otherwise. */
function nullUsageAt(text: string): number {
  const at = text.length - NULL_USAGE.length;
  return text.endsWith(NULL_USAGE) && text.indexOf(USAGE) === at + 1 ? at : -1;
}

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
