// The public price list follows from the catalogue and the fee, to the last digit.
import { describe, expect, it } from 'vitest';
import { billableMicroUsd, PPM } from '#contract/pricing';
import { parseUsdText } from '../pricing/usd-text.ts';
import { STARTING_FAMILIES, STARTING_MODELS } from './starting-catalogue.ts';

/** Billable prices of the reference price list, USD per million tokens. */
const PUBLISHED: Record<string, readonly [number, number]> = {
  'deepseek-chat': [0.6, 1.8],
  'kimi-k2': [0.72, 3],
  'qwen-plus': [1.44, 5.76],
  'glm-4-flash': [0.96, 3.84],
  'doubao-seed': [0.84, 3.36],
  'ernie-4-turbo': [1.08, 4.32],
  'hunyuan-turbos': [0.96, 3.84],
  'minimax-m2': [0.36, 1.44],
  'step-3': [0.6, 2.4],
  'baichuan4-turbo': [1.8, 1.8],
  'spark-x1': [0.84, 3.36],
  'sensenova-v6': [0.96, 3.84],
  'pangu-nlp': [1.2, 4.8],
  '360zhinao2-o1': [0.48, 1.2],
  'yi-large': [1.08, 1.08],
  internlm3: [0.24, 0.96],
  'longcat-flash': [0.48, 1.92],
};

const FEE = { feePpm: 200_000n, modelPpm: PPM, groupPpm: PPM };

describe('the starting catalogue', () => {
  it('has exactly the seventeen listed models', () => {
    expect(STARTING_MODELS.map((model) => model.slug).sort()).toEqual(
      Object.keys(PUBLISHED).sort(),
    );
  });

  it.each(STARTING_MODELS)('prices $slug as published once the fee is added', (model) => {
    const input = parseUsdText(model.inputUsd);
    const output = parseUsdText(model.outputUsd);
    if (input === undefined || output === undefined) throw new Error('not a price');
    const micro = [billableMicroUsd(input, FEE), billableMicroUsd(output, FEE)];
    const published = PUBLISHED[model.slug]?.map((usd) => String(Math.round(usd * 1_000_000)));
    expect(micro).toEqual(published);
  });

  it('names only families that exist and gives each vendor prefix to one vendor', () => {
    const families = new Set<string>(STARTING_FAMILIES.map((family) => family.slug));
    const owners = new Map<string, string>();
    for (const model of STARTING_MODELS) {
      expect(families).toContain(model.family);
      for (const prefix of model.vendorPrefixes) {
        expect(owners.get(prefix) ?? model.vendor).toBe(model.vendor);
        owners.set(prefix, model.vendor);
      }
    }
  });

  it('allows no more output than the context holds', () => {
    for (const model of STARTING_MODELS) {
      expect(model.maxOutputTokens).toBeLessThanOrEqual(model.contextTokens);
    }
  });
});
