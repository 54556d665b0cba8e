// The form of a channel: what it takes, and that every wrong field is named at once.
import { describe, expect, it } from 'vitest';
import { checkInput } from '../input.ts';
import { channelChange, channelCreation } from './channel-form.ts';

const MODEL = '0199b3c4-5d6e-7f80-8a1b-2c3d4e5f6071';
const PROVIDER = '0199b3c4-5d6e-7f80-8a1b-2c3d4e5f6072';

const CREATION = {
  name: 'moonshot-main',
  providerId: PROVIDER,
  wireApi: 'chat_completions',
  models: [{ modelId: MODEL, upstreamModel: 'kimi-k2-0905' }],
  enableModels: true,
};

function wrongFields(input: unknown): readonly string[] {
  const checked = checkInput(channelCreation, input);
  return checked.ok ? [] : checked.error.fields.map((field) => field.path);
}

describe('the form of a channel', () => {
  it('takes a channel with nothing but what is needed', () => {
    expect(checkInput(channelCreation, CREATION)).toMatchObject({ ok: true });
  });

  it.each([
    ['name', 'Has Spaces'],
    ['name', ''],
    ['providerId', 'x'],
    ['wireApi', 'telepathy'],
    ['priority', -1],
    ['priority', 1001],
    ['weight', 1.5],
    ['weight', 1_000_001],
    ['costMultiplierPpm', -1],
    ['billsOnAbort', 'maybe'],
    ['models', [CREATION.models[0], CREATION.models[0]]],
  ])('refuses %s %j', (field, value) => {
    expect(wrongFields({ ...CREATION, [field]: value })).toEqual([field]);
  });

  it('names every wrong field at once, with its place in lists and groups', () => {
    const fields = wrongFields({
      ...CREATION,
      weight: -1,
      timeouts: { connectMs: 5 },
      models: [{ modelId: MODEL, upstreamModel: 'two words' }],
    });
    expect([...fields].sort()).toEqual(['models.0.upstreamModel', 'timeouts.connectMs', 'weight']);
  });

  it('keeps an explicit null apart from an absent field on a change', () => {
    const cleared = checkInput(channelChange, { credentialId: null });
    expect(cleared).toMatchObject({ ok: true, value: { credentialId: null } });
    const untouched = checkInput(channelChange, { weight: 3 });
    expect(untouched.ok && 'credentialId' in untouched.value).toBe(false);
  });
});
