// The price before it is saved: exact, complete, and the same where nothing was typed.
import { expect, it } from 'vitest';
import {
  billableUsd,
  changeText,
  checkPrice,
  isChanged,
  isWrong,
  NO_DRAFT,
  readNextPrice,
} from './price-draft.ts';

const saved = {
  inputNanoUsd: '600000000',
  outputNanoUsd: '2500000000',
  cacheReadNanoUsd: null,
  catalogue: { perSecond: [{ resolution: '720P', usd: '0.08' }] },
};

it('adds the fee and the factor of the model without rounding', () => {
  expect(billableUsd('2600000000', { feePpm: 200_000, modelPpm: 1_000_000 })).toBe('3.12');
  expect(billableUsd('1', { feePpm: 200_000, modelPpm: 950_000 })).toBe('0.00000000114');
  expect(billableUsd('0', { feePpm: 200_000, modelPpm: 1_000_000 })).toBe('0');
});

it('keeps what was not typed and takes away what was emptied', () => {
  const draft = { texts: { outputNanoUsd: '2.6', inputNanoUsd: '' }, perSecond: {} };
  expect(readNextPrice(saved, draft)).toMatchObject({
    inputNanoUsd: null,
    outputNanoUsd: '2600000000',
    perSecond: [{ resolution: '720P', nanoUsd: '80000000' }],
  });
});

it('sees no change where the same amount was typed', () => {
  expect(isChanged(saved, NO_DRAFT)).toBe(false);
  expect(isChanged(saved, { texts: { inputNanoUsd: '0.60' }, perSecond: {} })).toBe(false);
  expect(isChanged(saved, { texts: {}, perSecond: { '720P': '0.09' } })).toBe(true);
});

it('keeps what is no price as a change that cannot be saved', () => {
  expect(checkPrice('-1')).toBe('negative');
  expect(checkPrice('10000')).toBeUndefined();
  expect(checkPrice('10000.000000001')).toBe('tooLarge');
  expect(checkPrice('99999999999999')).toBe('tooLarge');
  expect(checkPrice('abc')).toBe('notAnAmount');
  const halfTyped = { texts: { cacheReadNanoUsd: '0.' }, perSecond: {} };
  expect(isChanged(saved, halfTyped)).toBe(true);
  expect(isWrong(halfTyped)).toBe(true);
});

it('says how much a price moves', () => {
  expect(changeText('2500000000', '2600000000')).toBe('+4.0\u00a0%');
  expect(changeText('2500000000', '2000000000')).toBe('\u221220.0\u00a0%');
  expect(changeText(null, '1')).toBeUndefined();
});
