// The filters of the usage log in their two spellings: keys of the address, and the text
// `model:kimi-k2 status:5xx` of the search field. Pure.
import * as v from 'valibot';
import { searchPick, searchText } from '../../url/search.ts';

export const MODES = ['live', 'test', 'house'] as const;
export const OUTCOMES = ['settled', 'void', 'parked', 'refused'] as const;
const FLAGS = ['true', 'false'] as const;

/** A class or one status. */
const searchStatus = () =>
  v.fallback(
    v.optional(
      v.pipe(
        v.union([v.string(), v.number()]),
        v.transform(String),
        v.regex(/^(?:[245]xx|[1-5]\d\d)$/),
      ),
    ),
    undefined,
  );

export const filterSearch = {
  model: searchText(120),
  channel: searchText(120),
  customer: searchText(200),
  key: searchText(120),
  node: searchText(120),
  status: searchStatus(),
  error: searchText(80),
  stream: searchPick(FLAGS),
  mode: searchPick(MODES),
  outcome: searchPick(OUTCOMES),
  estimated: searchPick(FLAGS),
  id: searchText(160),
};

export const FILTER_KEYS = [
  'model',
  'channel',
  'customer',
  'key',
  'node',
  'status',
  'error',
  'stream',
  'mode',
  'outcome',
  'estimated',
  'id',
] as const satisfies readonly (keyof typeof filterSearch)[];

export type FilterKey = (typeof FILTER_KEYS)[number];
export type RequestFilters = {
  readonly [K in FilterKey]?: v.InferOutput<(typeof filterSearch)[K]>;
};

export type QueryFault =
  | { readonly kind: 'unknown-key'; readonly word: string }
  | { readonly kind: 'bad-value'; readonly word: string };

export type ParsedQuery =
  | { readonly ok: true; readonly filters: RequestFilters }
  | { readonly ok: false; readonly fault: QueryFault };

const WORD = /(?:[^\s"]+|"[^"]*")+/g;
const SCHEMA = v.object(filterSearch);

/** Reads `model:kimi-k2 customer:"Acme Ltd"`; a word without a key begins a request id. */
export function parseQuery(text: string): ParsedQuery {
  const raw: Record<string, string> = {};
  for (const word of text.match(WORD) ?? []) {
    const colon = word.indexOf(':');
    const key = colon === -1 ? 'id' : word.slice(0, colon);
    const value = word.slice(colon + 1).replaceAll('"', '');
    if (!FILTER_KEYS.some((known) => known === key)) {
      return { ok: false, fault: { kind: 'unknown-key', word: key } };
    }
    raw[key] = value;
  }
  const filters = v.parse(SCHEMA, raw);
  const taken: Readonly<Record<string, unknown>> = filters;
  const bad = Object.keys(raw).find((key) => taken[key] === undefined);
  return bad === undefined
    ? { ok: true, filters }
    : { ok: false, fault: { kind: 'bad-value', word: `${bad}:${raw[bad] ?? ''}` } };
}

/** Writes the filters as text, in a fixed order. */
export function printQuery(filters: RequestFilters): string {
  return FILTER_KEYS.flatMap((key) => {
    const value = filters[key];
    return value === undefined ? [] : [`${key}:${/\s/.test(value) ? `"${value}"` : value}`];
  }).join(' ');
}

/** Only the filters of an address, without range, selection and view. */
export function pickFilters(search: RequestFilters): RequestFilters {
  const { model, channel, customer, key, node, status } = search;
  const { error, stream, mode, outcome, estimated, id } = search;
  return {
    model,
    channel,
    customer,
    key,
    node,
    status,
    error,
    stream,
    mode,
    outcome,
    estimated,
    id,
  };
}

export function hasFilters(filters: RequestFilters): boolean {
  return FILTER_KEYS.some((key) => filters[key] !== undefined);
}
