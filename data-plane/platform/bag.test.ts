// A bag holds what was added and not removed, whatever the order, and visits each once.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Bag, type Placed } from './bag.ts';

interface Item extends Placed {
  readonly name: number;
}

function namesIn(bag: Bag<Item>): number[] {
  const names: number[] = [];
  bag.visit((item) => names.push(item.name));
  return names.sort((a, b) => a - b);
}

it('agrees with a set', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (steps) => {
      const bag = new Bag<Item>();
      const items = new Map<number, Item>();
      for (const name of steps) {
        const known = items.get(name);
        if (known) {
          bag.remove(known);
          items.delete(name);
        } else {
          const item = { name, place: -1 };
          bag.add(item);
          items.set(name, item);
        }
      }
      expect(namesIn(bag)).toEqual([...items.keys()].sort((a, b) => a - b));
      expect(bag.size).toBe(items.size);
    }),
  );
});

it('is not changed by taking out what is not in it', () => {
  const bag = new Bag<Item>();
  const gone = { name: 1, place: -1 };
  bag.add(gone);
  bag.remove(gone);
  bag.add({ name: 2, place: -1 });
  bag.remove(gone);
  bag.remove({ name: 3, place: -1 });
  expect(namesIn(bag)).toEqual([2]);
});

it('visits each of those that are there, even when visits take items out and put others in', () => {
  const bag = new Bag<Item>();
  for (let name = 0; name < 10; name++) bag.add({ name, place: -1 });
  const seen: number[] = [];
  bag.visit((item) => {
    seen.push(item.name);
    if (item.name % 2 === 0) bag.remove(item);
    if (item.name === 5) bag.add({ name: 100, place: -1 });
  });
  expect(seen.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(namesIn(bag)).toEqual([1, 3, 5, 7, 9, 100]);
});
