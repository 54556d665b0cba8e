// Two instants in the address win over a length; what makes no range falls back.
import { expect, it } from 'vitest';
import { resolveRange } from './time-range.ts';

const END = new Date('2026-11-21T14:00:00.000Z');

it('ends a length at the given end', () => {
  expect(resolveRange({ range: '6h' }, END, '24h')).toEqual({
    key: '6h',
    from: '2026-11-21T08:00:00.000Z',
    to: '2026-11-21T14:00:00.000Z',
    lengthMs: 21_600_000,
  });
});

it('takes two instants before a length', () => {
  const search = { range: '6h', from: '2026-11-20T00:00:00Z', to: '2026-11-20T01:00:00Z' } as const;
  expect(resolveRange(search, END, '24h')).toMatchObject({
    key: undefined,
    from: search.from,
    to: search.to,
    lengthMs: 3_600_000,
  });
});

it.each([
  [{ from: '2026-11-20T02:00:00Z', to: '2026-11-20T01:00:00Z' }],
  [{ from: '2026-11-20T02:00:00Z' }],
  [{}],
])('falls back to the page’s own length for %o', (search) => {
  expect(resolveRange(search, END, '24h').key).toBe('24h');
});
