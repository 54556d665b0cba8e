// Prices that may be set, by the type of their model.
import { describe, expect, it } from 'vitest';
import { checkInput } from '../input.ts';
import { checkComplete, priceRules } from './price-form.ts';

describe('a price', () => {
  it('of a language model needs input and output, and names what is missing', () => {
    expect(checkComplete('llm', { inputNanoUsd: 1n, outputNanoUsd: 0n })).toBeNull();
    expect(checkComplete('llm', { inputNanoUsd: 1n })?.fields).toMatchObject([
      { path: 'outputNanoUsd', code: 'required' },
    ]);
    expect(checkComplete('llm', {})?.fields).toHaveLength(2);
  });

  it('of images and videos needs its own unit', () => {
    expect(checkComplete('text2image', { perImageNanoUsd: 1n })).toBeNull();
    expect(checkComplete('text2image', { inputNanoUsd: 1n })).not.toBeNull();
    expect(checkComplete('text2video', { perSecond: [] })).not.toBeNull();
    expect(
      checkComplete('text2video', { perSecond: [{ resolution: '720P', nanoUsd: 1n }] }),
    ).toBeNull();
  });

  it.each([
    [{ inputNanoUsd: -1n }, 'inputNanoUsd'],
    [{ outputNanoUsd: 10_000_000_000_001n }, 'outputNanoUsd'],
    [{ perSecond: [{ resolution: '7 20', nanoUsd: 1n }] }, 'perSecond.0.resolution'],
  ])('refuses %o', (input, path) => {
    const checked = checkInput(priceRules, input);
    expect(checked.ok ? [] : checked.error.fields.map((field) => field.path)).toEqual([path]);
  });
});
