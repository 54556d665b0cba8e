// The settings form's values against what the API takes.
import { expect, test } from 'vitest';
import { checkSettings, isChanged, readChange, valuesOf } from './settings-values.ts';

const saved = {
  __typename: 'Settings' as const,
  version: 3,
  updatedAt: null,
  siteName: 'Gate',
  platformFeePpm: 200_000,
  keyPrefix: 'sk',
  unknownModelStatus: 404,
  topUpUrl: '',
  defaultOutputTokens: 8192,
  maxDisconnectedMs: 900_000,
  operatorAdjustLimitNanoUsd: '1000000000000',
};
const base = valuesOf(saved);

test('saved settings pass their own checks and count as unchanged', () => {
  expect(Object.values(checkSettings(base)).filter((code) => code !== undefined)).toEqual([]);
  expect(isChanged(base, base)).toBe(false);
  expect(readChange(base, base)).toEqual({});
});

test('only what was changed is sent, in the units of the API', () => {
  const values = {
    ...base,
    platformFee: '12.5',
    maxDisconnectedSeconds: '60',
    operatorAdjustLimit: '20',
  };
  expect(isChanged(base, values)).toBe(true);
  expect(readChange(base, values)).toEqual({
    platformFeePpm: 125_000,
    maxDisconnectedMs: 60_000,
    operatorAdjustLimitNanoUsd: '20000000000',
  });
});

test('a fee with five decimals and a foreign address are refused', () => {
  const codes = checkSettings({ ...base, platformFee: '1.00001', topUpUrl: 'ftp://x' });
  expect(codes.platformFee).toBe('notADecimal');
  expect(codes.topUpUrl).toBe('notAUrl');
});
