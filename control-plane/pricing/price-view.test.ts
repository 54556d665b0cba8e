// Catalogue and billable side by side, exactly.
import { expect, it } from 'vitest';
import { billableAmounts, catalogueAmounts } from './price-view.ts';

const PRICE = {
  inputNanoUsd: 1_200_000_000n,
  outputNanoUsd: 4_800_000_000n,
  cacheReadNanoUsd: 240_000_000n,
  cacheWriteNanoUsd: null,
  perImageNanoUsd: null,
  perSecondNanoUsd: { '720P': '80000000' },
};

it('writes the catalogue as it is', () => {
  expect(catalogueAmounts(PRICE)).toEqual({
    inputUsd: '1.2',
    outputUsd: '4.8',
    cacheReadUsd: '0.24',
    cacheWriteUsd: null,
    perImageUsd: null,
    perSecond: [{ resolution: '720P', usd: '0.08' }],
  });
});

it('multiplies fee, model and group without rounding', () => {
  const fee = { feePpm: 200_000n, modelPpm: 1_000_000n, groupPpm: 1_000_000n };
  expect(billableAmounts(PRICE, fee)).toMatchObject({
    inputUsd: '1.44',
    outputUsd: '5.76',
    cacheReadUsd: '0.288',
    perSecond: [{ resolution: '720P', usd: '0.096' }],
  });
  const odd = { feePpm: 1n, modelPpm: 1_000_001n, groupPpm: 1n };
  expect(billableAmounts({ ...PRICE, inputNanoUsd: 1n }, odd).inputUsd).toBe(
    '0.000000000000001000002000001',
  );
});
