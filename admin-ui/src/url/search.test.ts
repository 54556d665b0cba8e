// The address holds the page's state and survives what it does not know.
import { expect, it } from 'vitest';
import {
  defineSearch,
  findDropped,
  parseSearchText,
  printSearchText,
  searchCount,
  searchFlag,
  searchInstant,
  searchPick,
  searchText,
  searchUuid,
} from './search.ts';

const validate = defineSearch({
  q: searchText(),
  state: searchPick(['on', 'off']),
  page: searchCount(10),
  since: searchInstant(),
  live: searchFlag(),
});

it('takes what fits and keeps its type', () => {
  const raw = parseSearchText('?q=kimi%20k2&state=on&page=3&since=2026-11-21T00:00:00Z&live=true');
  expect(validate(raw)).toEqual({
    q: 'kimi k2',
    state: 'on',
    page: 3,
    since: '2026-11-21T00:00:00Z',
    live: true,
  });
});

it('drops unknown keys and values one by one and keeps the rest', () => {
  const raw = parseSearchText('?state=broken&colour=red&q=a&page=11&since=never');
  const value = validate(raw);
  expect(value).toMatchObject({ q: 'a', state: undefined });
  expect(findDropped(raw, value)).toEqual(['state=broken', 'colour=red', 'page=11', 'since=never']);
});

it('reads digits as text where text is expected', () => {
  expect(validate({ q: 412 }).q).toBe('412');
});

it('takes a UUID as the API writes it and no other id', () => {
  const open = defineSearch({ sel: searchUuid() });
  const sel = '0198c0de-0000-7000-8000-000000000001';
  expect(open({ sel }).sel).toBe(sel);
  for (const other of ['xx', `${sel}0`, sel.toUpperCase(), '412'])
    expect(open({ sel: other }).sel).toBeUndefined();
});

it('writes an address that reads back the same', () => {
  const search = { q: 'a b&c', state: 'off', page: 0, live: false };
  expect(validate(parseSearchText(printSearchText(search)))).toMatchObject(search);
  expect(printSearchText({ q: undefined })).toBe('');
});
