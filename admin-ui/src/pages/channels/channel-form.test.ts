// A change sends what differs and nothing else; empty fields mean what their help says.
import { expect, it } from 'vitest';
import { checkChannel, NEW_CHANNEL, readChange, readSettings } from './channel-form.ts';

const base = { ...NEW_CHANNEL, name: 'main', providerId: 'p' };

it('sends only what was changed', () => {
  const mine = { ...base, weight: '70', costMultiplierPpm: '0.7' };
  expect(readChange(base, mine)).toEqual({ weight: 70, costMultiplierPpm: 700_000 });
  expect(readChange(base, { ...base, weight: ' 100 ' })).toEqual({});
});

it('clears what is emptied and leaves out timeouts that keep their default', () => {
  const mine = { ...base, timeouts: { ...base.timeouts, idleMs: '30000' } };
  expect(readSettings(mine)).toMatchObject({
    credentialId: null,
    baseUrl: null,
    timeouts: { idleMs: 30_000 },
  });
});

it('names every wrong field by its path', () => {
  const models = [{ modelId: 'm', slug: 'kimi-k2', upstreamModel: ' ' }];
  const codes = checkChannel({ ...base, name: '', weight: '-1', models });
  expect(codes).toMatchObject({
    name: 'required',
    weight: 'tooSmall',
    'models.0.upstreamModel': 'required',
  });
});
