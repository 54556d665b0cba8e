// Changed fields come first; what only one side has is a change.
import { expect, it } from 'vitest';
import { compareJson } from './compare-json.ts';

it('puts what changed before what stayed', () => {
  const before = { name: 'a', weight: 10, timeouts: { idleMs: 5, connectMs: 1 } };
  const after = { name: 'a', weight: 20, timeouts: { idleMs: 6, connectMs: 1 } };
  expect(compareJson(before, after).map(({ path, changed }) => [path, changed])).toEqual([
    ['weight', true],
    ['timeouts.idleMs', true],
    ['name', false],
    ['timeouts.connectMs', false],
  ]);
});

it('shows a creation and a deletion as one side alone', () => {
  expect(compareJson(null, { id: 'x' })).toEqual([
    { path: 'id', before: undefined, after: 'x', changed: true },
  ]);
  expect(compareJson({ id: 'x' }, null)).toEqual([
    { path: 'id', before: 'x', after: undefined, changed: true },
  ]);
});

it('tells null from absent and prints lists whole', () => {
  expect(compareJson({ a: null }, { a: ['x', 1] })).toEqual([
    { path: 'a', before: 'null', after: '["x",1]', changed: true },
  ]);
});
