// Why a body was refused as JSON: a closed union with the byte offset and a sentence that says
// what to do. Built only on the failing path, so it may look closer than the scanner does.
import { isUtf8 } from 'node:buffer';

export type JsonFaultKind =
  | 'empty'
  | 'not_utf8'
  | 'not_an_object'
  | 'syntax'
  | 'too_deep'
  | 'too_many_keys'
  | 'duplicate_key';

export interface JsonFault {
  readonly kind: JsonFaultKind;
  /** Offset of the offending byte, counted from 0. */
  readonly offset: number;
  readonly message: string;
}

/** Deepest nesting accepted, the outer object included. */
export const MAX_JSON_DEPTH = 64;
/** Most keys accepted in one object. */
export const MAX_JSON_KEYS = 10_000;
/** How much of a repeated name an error message shows. */
const MAX_NAME_SHOWN = 64;

/** The fault of `kind` at `offset` of these bytes. */
export function describeFault(
  kind: Exclude<JsonFaultKind, 'duplicate_key'>,
  bytes: Buffer,
  offset: number,
): JsonFault {
  return { kind, offset, message: messages[kind](bytes, offset) };
}

/** The fault of a top-level name that occurs twice. */
export function describeDuplicate(name: string, offset: number): JsonFault {
  const shown = name.length > MAX_NAME_SHOWN ? `${name.slice(0, MAX_NAME_SHOWN)}...` : name;
  const message = `The field ${JSON.stringify(shown)} occurs twice in the object; send each field once.`;
  return { kind: 'duplicate_key', offset, message };
}

const messages: Record<
  Exclude<JsonFaultKind, 'duplicate_key'>,
  (bytes: Buffer, offset: number) => string
> = {
  empty: () => 'The body is empty; send a JSON object.',
  not_utf8: (_bytes, offset) =>
    `The body is not valid UTF-8 at byte ${offset}; encode the JSON as UTF-8.`,
  not_an_object: () => 'The body must be one JSON object that begins with "{".',
  too_deep: (_bytes, offset) =>
    `The body is nested deeper than ${MAX_JSON_DEPTH} levels at byte ${offset}; flatten it.`,
  too_many_keys: (_bytes, offset) =>
    `An object has more than ${MAX_JSON_KEYS} keys at byte ${offset}; send fewer.`,
  syntax: describeSyntax,
};

function describeSyntax(bytes: Buffer, offset: number): string {
  const byte = bytes[offset];
  if (byte === undefined) {
    return `The JSON ends too early, at byte ${offset}; send the whole object.`;
  }
  if (offset === 0 && byte === 0xef) {
    return 'The body begins with a byte order mark; send UTF-8 without one.';
  }
  if (byte < 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) {
    const code = byte.toString(16).padStart(4, '0');
    return `The JSON holds a raw control character at byte ${offset}; write it as \\u${code} inside a string.`;
  }
  if (byte < 0x20) {
    return `The JSON is not valid at byte ${offset}: a line break or tab inside a string must be escaped, and nothing may be left out.`;
  }
  if (byte < 0x7f) {
    const shown = JSON.stringify(String.fromCharCode(byte));
    return `The JSON is not valid at byte ${offset}, near ${shown}; check commas, quotes and brackets.`;
  }
  return `The JSON is not valid at byte ${offset}; check commas, quotes and brackets.`;
}

/** Offset of the first byte that is not UTF-8, found by halving: exact at character boundaries. */
export function findUtf8Fault(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 4) {
    let middle = good + ((bad - good) >> 1);
    for (let back = 0; back < 3 && ((bytes[middle] ?? 0) & 0xc0) === 0x80; back += 1) middle -= 1;
    if (middle <= good) break;
    if (isUtf8(bytes.subarray(good, middle))) good = middle;
    else bad = middle;
  }
  while (good < bad) {
    const next = good + characterLength(bytes[good] ?? 0);
    if (!isUtf8(bytes.subarray(good, next))) return good;
    good = next;
  }
  return good;
}

function characterLength(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}
