// Turns: how many at once, in which order, and who is refused.
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { NoTurnInTime, Turns } from './turns.ts';

test('no more run at once than may, and they begin in the order in which they came', async () => {
  const turns = new Turns({ atOnce: 3, waiting: 100, waitMs: 10_000 });
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const all = Array.from({ length: 40 }, (_, index) =>
    turns.take(async () => {
      begun.push(index);
      running += 1;
      most = Math.max(most, running);
      await sleep(index % 4);
      running -= 1;
      return index;
    }),
  );
  expect(await Promise.all(all)).toEqual(Array.from({ length: 40 }, (_, index) => index));
  expect(begun).toEqual(begun.toSorted((a, b) => a - b));
  expect(most).toBe(3);
});

test('work that fails gives its turn on', async () => {
  const turns = new Turns({ atOnce: 1, waiting: 10, waitMs: 10_000 });
  const failing = turns.take(() => Promise.reject(new Error('broken')));
  const next = turns.take(async () => 'done');
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('done');
  expect(await turns.take(async () => 'again')).toBe('again');
});

test('one too many is refused at once, one that waits too long later, and neither keeps a turn', async () => {
  const turns = new Turns({ atOnce: 1, waiting: 1, waitMs: 30 });
  let end = (): void => undefined;
  const first = turns.take(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  const second = turns.take(async () => 'second');
  await expect(turns.take(async () => 'third')).rejects.toBeInstanceOf(NoTurnInTime);
  await expect(second).rejects.toBeInstanceOf(NoTurnInTime);
  end();
  await first;
  expect(await turns.take(async () => 'fourth')).toBe('fourth');
});
