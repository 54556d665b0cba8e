// Equal values have equal bytes.
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test('keys are sorted at every depth and undefined is left out', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: undefined, A: null })).toBe(
    '{"A":null,"b":[{"c":2,"d":1}]}',
  );
});

test('what went through JSON and back has the same bytes', () => {
  const value = {
    at: new Date('2026-01-02T03:04:05.678Z'),
    amount: 9007199254740993n,
    text: 'a"b',
  };
  expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
});
