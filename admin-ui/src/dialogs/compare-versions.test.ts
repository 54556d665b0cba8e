// Three versions of a field are told apart by who changed it.
import { expect, it } from 'vitest';
import { judgeField, listChanges } from './compare-versions.ts';

const field = (base: string, mine: string, theirs: string) => ({
  label: `${base}${mine}${theirs}`,
  base,
  mine,
  theirs,
});

it('says who changed a field', () => {
  expect(judgeField(field('a', 'a', 'a'))).toBe('same');
  expect(judgeField(field('a', 'b', 'a'))).toBe('mine');
  expect(judgeField(field('a', 'a', 'b'))).toBe('theirs');
  expect(judgeField(field('a', 'b', 'b'))).toBe('both');
  expect(judgeField(field('a', 'b', 'c'))).toBe('clash');
});

it('lists what changed with clashes first', () => {
  const changes = listChanges([field('a', 'a', 'a'), field('a', 'b', 'a'), field('a', 'b', 'c')]);
  expect(changes.map(({ verdict }) => verdict)).toEqual(['clash', 'mine']);
});
