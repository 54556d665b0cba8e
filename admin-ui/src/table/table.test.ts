// Columns fit, sorts turn and groups fold without a browser.
import { expect, it } from 'vitest';
import { fitColumns, leastWidth, nextSort } from './column.ts';
import { layItems } from './table-items.ts';

const columns = [
  { id: 'name', head: 'Name', cell: () => null },
  { id: 'cost', head: 'Cost', width: 90, hideBelow: 800, cell: () => null },
];

it('leaves out columns that have no room, and none before the width is known', () => {
  expect(fitColumns(columns, 700).map(({ id }) => id)).toEqual(['name']);
  expect(fitColumns(columns, 0)).toHaveLength(2);
  expect(leastWidth(columns)).toBe(200);
});

it('turns a sort from down to up to none', () => {
  const down = nextSort(undefined, 'cost');
  const up = nextSort(down, 'cost');
  expect([down, up, nextSort(up, 'cost')]).toEqual([
    { key: 'cost', down: true },
    { key: 'cost', down: false },
    undefined,
  ]);
  expect(nextSort(down, 'name')).toEqual({ key: 'name', down: true });
});

it('puts a head before each group and keeps the order of rows', () => {
  const rows = [{ tier: '0' }, { tier: '10' }, { tier: '0' }];
  const items = layItems(rows, ['a', 'b', 'c'], {
    groupOf: (row) => row.tier,
    folded: new Set(['10']),
  });
  expect(items.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
    'group 0',
    'row a',
    'row c',
    'group 10',
  ]);
});
