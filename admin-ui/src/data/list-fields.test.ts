// The cache merges pages of every list that the schema has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LIST_FIELDS, mergePages } from './list-fields.ts';

it('knows every keyset list of the schema', () => {
  const schema = readFileSync(join(import.meta.dirname, '../../../schema.graphql'), 'utf8');
  const query = /\ntype Query \{([\s\S]*?)\n\}/.exec(schema)?.[1] ?? '';
  const plain = query.replace(/"""[\s\S]*?"""/g, '');
  const lists = [...plain.matchAll(/(\w+)\s*\([^)]*\)\s*:\s*\w+Page!/g)].map((match) => match[1]);
  expect(lists.length).toBeGreaterThan(5);
  expect([...LIST_FIELDS].sort()).toEqual(lists.sort());
});

it('appends the next page and starts anew without a cursor', () => {
  const first = { nodes: [1, 2], nextCursor: 'b' };
  const second = { nodes: [3], nextCursor: 'c' };
  expect(mergePages(first, second, 'b')).toEqual({ nodes: [1, 2, 3], nextCursor: 'c' });
  expect(mergePages(first, second, undefined)).toEqual(second);
});
