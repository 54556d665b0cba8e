// What of a log reaches the terminal.
import { expect, test } from 'vitest';
import { readTrouble, TroubleGate } from './trouble.ts';

test('warnings and errors are worth a line, other events and plain text are not', () => {
  expect(readTrouble('{"level":"warn","event":"control.lost","x":1}')).toBe('warn: control.lost');
  expect(readTrouble('{"level":"error","event":"poster.failed"}')).toBe('error: poster.failed');
  expect(readTrouble('{"level":"info","event":"enrol.done"}')).toBeUndefined();
  expect(
    readTrouble('{"level":"info","event":"x","text":"\\"level\\":\\"warn\\""}'),
  ).toBeUndefined();
  expect(readTrouble('{"level":"warn","ev')).toBeUndefined();
  expect(readTrouble('warn: something')).toBeUndefined();
});

test('a flood shows its beginning and says once that there is more, in each window', () => {
  let nowMs = 0;
  const gate = new TroubleGate(() => nowMs);
  const shown = () =>
    Array.from({ length: 50 }, () => gate.pass('node', 'warn: x')).filter(Boolean);
  const lines = ['node: warn: x', 'node: warn: x', 'node: warn: x'];
  expect(shown()).toEqual([...lines, 'node: more of this is in its log']);
  nowMs = 9_000;
  expect(shown()).toEqual([]);
  nowMs = 10_001;
  expect(shown()).toHaveLength(4);
});
