// The state that lives in the address. Each page declares a schema; what does not fit
// it is dropped key by key, so an old link never ends on an error page.
import * as v from 'valibot';
import { isUuid } from './uuid.ts';

type Schema = v.GenericSchema<unknown, unknown>;

/** A key that may be absent; an unknown value counts as absent. */
function optional<const S extends Schema>(schema: S) {
  return v.fallback(v.optional(schema), undefined);
}

/** Free text, as a search box or an id. */
export const searchText = (maxLength = 200) =>
  optional(
    v.pipe(
      v.union([v.string(), v.number()]),
      v.transform(String),
      v.trim(),
      v.nonEmpty(),
      v.maxLength(maxLength),
    ),
  );

/** The id of a row whose ids are UUIDs. */
export const searchUuid = () => optional(v.pipe(v.string(), v.check(isUuid)));

/** One of a closed set. */
export const searchPick = <const T extends readonly string[]>(options: T) =>
  optional(v.picklist(options));

/** A whole number from 0 up. */
export const searchCount = (max = 1_000_000) =>
  optional(
    v.pipe(
      v.union([v.number(), v.pipe(v.string(), v.digits(), v.transform(Number))]),
      v.integer(),
      v.minValue(0),
      v.maxValue(max),
    ),
  );

/** An instant in ISO form. */
export const searchInstant = () =>
  optional(
    v.pipe(
      v.string(),
      v.check((text) => !Number.isNaN(Date.parse(text))),
    ),
  );

/** A switch: present as `true` or `false`. */
export const searchFlag = () =>
  optional(
    v.pipe(
      v.union([v.boolean(), v.picklist(['true', 'false'])]),
      v.transform((value) => value === true || value === 'true'),
    ),
  );

/**
 * Makes the validateSearch of a route from its keys. It reports nothing: the router also asks it
 * about the address that is being left, and whatever that page knows is not known here.
 */
export function defineSearch<const E extends v.ObjectEntries>(entries: E) {
  const schema = v.object(entries);
  return (raw: Record<string, unknown>): v.InferOutput<typeof schema> => v.parse(schema, raw);
}

/** The keys of the address that the page's schema did not take. */
export function findDropped(
  raw: Readonly<Record<string, unknown>>,
  taken: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(raw)
    .filter(([key, value]) => value !== undefined && taken[key] === undefined)
    .map(([key, value]) => (typeof value === 'string' ? `${key}=${value}` : key).slice(0, 80));
}

/** Reads `?a=1&b=x` into plain strings; a repeated key keeps its last value. */
export function parseSearchText(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Writes the state back: absent keys are left out, order is as given. */
export function printSearchText(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      params.set(key, String(value));
    }
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
