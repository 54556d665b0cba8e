// Stopping in reverse order, through failures, and never longer than the deadline.
import { expect, test } from 'vitest';
import { createLifecycle } from './lifecycle.ts';
import { createLogger } from './logger.ts';

function prepare(deadlineMs: number) {
  const lines: string[] = [];
  const log = createLogger({ write: (line) => void lines.push(line) });
  return { lifecycle: createLifecycle({ log, deadlineMs }), lines };
}

test('parts stop in reverse order, each after the one above it has ended', async () => {
  const { lifecycle } = prepare(1_000);
  const order: string[] = [];
  lifecycle.add('database', () => void order.push('database'));
  lifecycle.add('server', async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push('server');
  });
  expect(await lifecycle.stop()).toBe(true);
  expect(order).toEqual(['server', 'database']);
});

test('a part that fails is logged and the rest still stops', async () => {
  const { lifecycle, lines } = prepare(1_000);
  const order: string[] = [];
  lifecycle.add('database', () => void order.push('database'));
  lifecycle.add('server', () => {
    throw new Error('stuck');
  });
  expect(await lifecycle.stop()).toBe(false);
  expect(order).toEqual(['database']);
  expect(lines.join('')).toContain('"part":"server"');
});

test('a part that hangs is named when the deadline has passed, and the rest still stops', async () => {
  const { lifecycle, lines } = prepare(20);
  let ended = false;
  lifecycle.add('database', () => {
    ended = true;
  });
  lifecycle.add('stream', () => new Promise<void>(() => undefined));
  expect(await lifecycle.stop()).toBe(false);
  expect(ended).toBe(true);
  expect(lines.join('')).toContain('"event":"stop.deadline","part":"stream"');
});

test('a second stop waits for the first and stops nothing twice', async () => {
  const { lifecycle } = prepare(1_000);
  let count = 0;
  lifecycle.add('x', () => {
    count += 1;
  });
  await Promise.all([lifecycle.stop(), lifecycle.stop()]);
  expect(count).toBe(1);
});
