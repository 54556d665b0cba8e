// A preset that the form would refuse helps nobody.
import { describe, expect, it } from 'vitest';
import { STARTING_MODELS } from '../catalogue/starting-catalogue.ts';
import { PROVIDER_PRESETS } from './provider-presets.ts';
import { readUpstreamUrl } from './upstream-url.ts';

describe('provider presets', () => {
  it.each(PROVIDER_PRESETS)('$name has an address that passes the form', (preset) => {
    expect(readUpstreamUrl(preset.baseUrl, false)).toEqual({ ok: true, url: preset.baseUrl });
  });

  it('cover every vendor of the starting catalogue', () => {
    const vendors = new Set(PROVIDER_PRESETS.map((preset) => preset.vendor));
    for (const model of STARTING_MODELS) expect(vendors).toContain(model.vendor);
  });

  it('have names of their own', () => {
    const names = PROVIDER_PRESETS.map((preset) => preset.name);
    expect(new Set(names).size).toBe(names.length);
  });
});
