// Tasks run in the order of their phases, whatever the order in which they came, and each once.
import { expect, it } from 'vitest';
import { PHASES, Turn } from './turn.ts';

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function noFault(error: unknown): never {
  throw error;
}

it('runs each phase for all requests before the next phase', async () => {
  const turn = new Turn(noFault);
  const seen: string[] = [];
  for (const phase of PHASES.toReversed()) {
    for (const request of [1, 2]) turn.at(phase, () => seen.push(`${phase} ${request}`));
  }
  await nextTurn();
  expect(seen).toEqual(PHASES.flatMap((phase) => [`${phase} 1`, `${phase} 2`]));
});

it('takes what a task adds in the same turn while its phase is still to come', async () => {
  const turn = new Turn(noFault);
  const seen: string[] = [];
  turn.at('read', () => {
    seen.push('read');
    turn.at('send', () => seen.push('send'));
    turn.at('read', () => seen.push('read again'));
    turn.at('meter', () => seen.push('meter'));
  });
  await nextTurn();
  expect(seen).toEqual(['read', 'send']);
  await nextTurn();
  expect(seen).toEqual(['read', 'send', 'meter', 'read again']);
});

it('goes on after a task that throws, and tells of it', async () => {
  const faults: unknown[] = [];
  const turn = new Turn((error) => faults.push(error));
  const seen: string[] = [];
  turn.at('plan', () => {
    throw new Error('broken');
  });
  turn.at('plan', () => seen.push('neighbour'));
  turn.at('send', () => seen.push('later phase'));
  await nextTurn();
  expect(seen).toEqual(['neighbour', 'later phase']);
  expect(faults).toEqual([new Error('broken')]);
  turn.at('meter', () => seen.push('next turn'));
  await nextTurn();
  expect(seen.at(-1)).toBe('next turn');
});
