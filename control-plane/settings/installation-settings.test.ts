// What the settings of an installation accept.
import { expect, it } from 'vitest';
import { checkInput } from '../input.ts';
import { MAX_ADJUSTMENT } from '../ledger/adjustment-limit.ts';
import { defaultSettings, settingsRules } from './installation-settings.ts';

const checkLimit = (operatorAdjustLimitNanoUsd: bigint) =>
  checkInput(settingsRules, { ...defaultSettings, operatorAdjustLimitNanoUsd });

it.each([0n, 1n, MAX_ADJUSTMENT])('lets operators adjust by at most %s nano-USD', (limit) => {
  expect(checkLimit(limit)).toMatchObject({
    ok: true,
    value: { operatorAdjustLimitNanoUsd: limit.toString() },
  });
});

it.each([
  [-1n, 'Use zero or more.'],
  [MAX_ADJUSTMENT + 1n, 'Use at most 100000000 USD at once.'],
])('refuses %s nano-USD as the most of an adjustment', (limit, message) => {
  expect(checkLimit(limit)).toMatchObject({
    ok: false,
    error: { fields: [{ path: 'operatorAdjustLimitNanoUsd', message }] },
  });
});

it('takes its own defaults and what it has stored', () => {
  const stored = checkLimit(MAX_ADJUSTMENT);
  const again = stored.ok ? checkInput(settingsRules, stored.value) : stored;
  expect(again).toEqual(stored);
  expect(checkInput(settingsRules, defaultSettings)).toEqual({ ok: true, value: defaultSettings });
});
