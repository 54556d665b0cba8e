// The limit on channel tests.
import { expect, it } from 'vitest';
import { createTestRate } from './test-rate.ts';

it('allows ten tests in a minute and names the wait for the eleventh', () => {
  const rate = createTestRate();
  for (let second = 0; second < 10; second++) {
    expect(rate.take('ada', second * 1_000)).toEqual({ waitMs: 0 });
  }
  expect(rate.take('ada', 10_000)).toEqual({ waitMs: 50_000 });
  expect(rate.take('bob', 10_000)).toEqual({ waitMs: 0 });
  expect(rate.take('ada', 60_001)).toEqual({ waitMs: 0 });
  expect(rate.take('ada', 60_002).waitMs).toBeGreaterThan(0);
});
