// Providers, credentials and channels through the API: what is taken, refused, shown and hidden.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ok } from '#contract/result';
import type { ChannelTestRequest } from '../../control-plane/channels/channel-tester.ts';
import { openRecord } from '../../control-plane/security/sealing.ts';
import { type ControlHarness, startControlHarness } from './harness.ts';

const SECRET = 'sk-upstream-CANARY-1234567890-wxyz';
const PROBLEM =
  '... on Problem { code message fields { path code } params { name value } current }';
const CHANNEL = `id name version priority weight enabled wireApi baseUrl billsOnAbort limitParameter
  timeouts { connectMs idleMs } costMultiplierPpm credential { name lastFour }
  models { model { slug } upstreamModel expectedSharePpm costInputUsd }`;

let plane: ControlHarness;
let asked: ChannelTestRequest[] = [];
beforeAll(async () => {
  plane = await startControlHarness();
});
afterAll(() => plane?.stop());

const change = async (mutation: string, fields: string, input: object) => {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await plane.call(
    `mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields} ${PROBLEM} } }`,
    { input },
  );
  return data?.[mutation] ?? { errors };
};
const createProvider = (more: object) =>
  change('createProvider', '... on Provider { id name baseUrl version mode }', {
    name: 'Moonshot',
    vendor: 'Moonshot AI',
    baseUrl: 'https://api.moonshot.ai/v1/',
    ...more,
  });
const createChannel = (more: object) =>
  change('createChannel', `... on Channel { ${CHANNEL} }`, more);
const updateChannel = (more: object) =>
  change('updateChannel', `... on Channel { ${CHANNEL} }`, more);
const modelId = async (name: string): Promise<string> =>
  (await plane.call('query($name: String!) { modelByName(name: $name) { id } }', { name })).data
    .modelByName.id;

let provider: { id: string; version: number };
let credential: { id: string; version: number };

test('a provider is created with its address cleaned, and faults name their field', async () => {
  provider = await createProvider({});
  expect(provider).toMatchObject({ baseUrl: 'https://api.moonshot.ai/v1', mode: 'live' });
  expect(await createProvider({})).toMatchObject({ fields: [{ path: 'name', code: 'taken' }] });
  for (const [baseUrl, code] of [
    ['http://api.example.com', 'https_required'],
    ['https://user:pass@example.com', 'credentials'],
    ['https://10.1.2.3', 'private_network'],
    ['nonsense', 'url'],
  ]) {
    const refused = await createProvider({ name: 'Other', baseUrl });
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'baseUrl', code }] });
  }
});

test('a credential goes in and never comes out', async () => {
  const fields = '... on Credential { id name lastFour version }';
  credential = await change('createCredential', fields, {
    providerId: provider.id,
    name: 'main',
    secret: SECRET,
  });
  expect(credential).toMatchObject({ name: 'main', lastFour: 'wxyz', version: 1 });
  const read = await plane.call(
    '{ credentials(first: 10) { nodes { id name lastFour } } providers(first: 10) { nodes { credentials { name lastFour } } } auditEntries(first: 50) { nodes { before after } } }',
  );
  expect(read.data.credentials.nodes).toHaveLength(1);
  expect(JSON.stringify(read)).not.toContain('CANARY');
  const [row] = await plane.database.sql.query<{ wrapped_key: Buffer; sealed: Buffer }>(
    'select wrapped_key, sealed from credentials where id = $1',
    [credential.id],
  );
  if (!row) throw new Error('no row');
  expect(row.sealed.toString('latin1')).not.toContain('CANARY');
  const opened = openRecord(plane.services.keys.sealing, credential.id, {
    wrappedKey: row.wrapped_key,
    sealed: row.sealed,
  });
  expect(opened.ok && opened.value.reveal()).toBe(SECRET);
  const bad = await change('createCredential', fields, {
    providerId: provider.id,
    name: 'bad',
    secret: `${SECRET}\nx: y`,
  });
  expect(bad).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: 'secret' }] });
  expect(JSON.stringify(bad)).not.toContain('CANARY');
});

test('replacing a credential needs the version that was seen', async () => {
  const input = { id: credential.id, expectedVersion: 1, secret: 'another-secret-CANARY-0000' };
  const fields = '... on Credential { id lastFour version }';
  expect(await change('replaceCredential', fields, input)).toMatchObject({
    lastFour: '0000',
    version: 2,
  });
  const late = await change('replaceCredential', fields, input);
  expect(late).toMatchObject({ code: 'CONFLICT', current: { version: 2, lastFour: '0000' } });
  expect(JSON.stringify(late)).not.toContain('CANARY');
});

test('a channel publishes the models it is the first to carry', async () => {
  const kimi = await modelId('kimi-k2');
  const made = await createChannel({
    name: 'moonshot-main',
    providerId: provider.id,
    credentialId: credential.id,
    wireApi: 'chat_completions',
    weight: 75,
    costMultiplierPpm: 700000,
    models: [{ modelId: kimi, upstreamModel: 'kimi-k2-0905' }],
  });
  expect(made).toMatchObject({
    version: 1,
    enabled: true,
    timeouts: { connectMs: 5000, idleMs: 120000 },
    credential: { name: 'main', lastFour: '0000' },
    models: [
      {
        model: { slug: 'kimi-k2' },
        upstreamModel: 'kimi-k2-0905',
        expectedSharePpm: 1000000,
        costInputUsd: '0.42',
      },
    ],
  });
  const { data } = await plane.call(
    '{ modelByName(name: "kimi-k2") { enabled servable { state healthy enabled total testOnly } } }',
  );
  expect(data.modelByName).toEqual({
    enabled: true,
    servable: { state: 'ok', healthy: 1, enabled: 1, total: 1, testOnly: false },
  });
});

test('a second channel shares the tier by weight, and edits in place keep the rest', async () => {
  const kimi = await modelId('kimi-k2');
  const second = await createChannel({
    name: 'moonshot-bulk',
    providerId: provider.id,
    wireApi: 'chat_completions',
    weight: 25,
    models: [{ modelId: kimi, upstreamModel: 'k2-turbo' }],
  });
  expect(second.models[0].expectedSharePpm).toBe(250000);
  const edited = await updateChannel({ id: second.id, expectedVersion: 1, weight: 225 });
  expect(edited).toMatchObject({ version: 2, weight: 225, priority: 0, enabled: true });
  expect(edited.models).toMatchObject([{ upstreamModel: 'k2-turbo', expectedSharePpm: 750000 }]);
  const late = await updateChannel({ id: second.id, expectedVersion: 1, enabled: false });
  expect(late).toMatchObject({ code: 'CONFLICT', current: { weight: 225, version: 2 } });
  const off = await updateChannel({ id: second.id, expectedVersion: 2, enabled: false });
  expect(off.models[0].expectedSharePpm).toBeNull();
  const { data } = await plane.call(
    '{ channels(first: 10, filter: { state: on }) { totalCount nodes { name health { state } activity { attempts successPpm marks { attempts } } lastTest { passed } } } }',
  );
  expect(data.channels).toMatchObject({
    totalCount: 1,
    nodes: [
      {
        name: 'moonshot-main',
        health: { state: 'on' },
        activity: { attempts: 0, successPpm: null },
        lastTest: null,
      },
    ],
  });
  expect(data.channels.nodes[0].activity.marks).toHaveLength(12);
});

test('wrong references name their field', async () => {
  const kimi = await modelId('kimi-k2');
  const good = { name: 'x1', providerId: provider.id, wireApi: 'chat_completions' };
  const nobody = '0199b3c4-5d6e-7f80-8a1b-2c3d4e5f6071';
  const models = [{ modelId: kimi, upstreamModel: 'k' }];
  const wrong = async (more: object) => (await createChannel({ ...good, models, ...more })).fields;
  expect(await wrong({ providerId: nobody })).toMatchObject([{ path: 'providerId' }]);
  expect(await wrong({ credentialId: nobody })).toMatchObject([{ path: 'credentialId' }]);
  expect(await wrong({ name: 'moonshot-main' })).toMatchObject([{ path: 'name', code: 'taken' }]);
  expect(await wrong({ models: [{ modelId: nobody, upstreamModel: 'k' }] })).toMatchObject([
    { path: 'models.0.modelId', code: 'not_found' },
  ]);
  expect(await wrong({ baseUrl: 'http://example.com' })).toMatchObject([{ path: 'baseUrl' }]);
  const other = await createProvider({ name: 'Other vendor' });
  expect(await wrong({ providerId: other.id, credentialId: credential.id })).toMatchObject([
    { path: 'credentialId', code: 'not_found' },
  ]);
});

test('what is in use is kept, and the effect is told before', async () => {
  const { data } = await plane.call(
    `query($provider: Uuid!, $credential: Uuid!) {
       providerDeletionEffect(id: $provider) { deletable channels enabledChannels credentials modelsLeftWithoutChannel }
       credentialDeletionEffect(id: $credential) { deletable channels }
       channels(first: 10, filter: { search: "main" }) { nodes { id version } } }`,
    { provider: provider.id, credential: credential.id },
  );
  expect(data.providerDeletionEffect).toEqual({
    deletable: false,
    channels: 2,
    enabledChannels: 1,
    credentials: 1,
    modelsLeftWithoutChannel: ['kimi-k2'],
  });
  expect(data.credentialDeletionEffect).toEqual({ deletable: false, channels: ['moonshot-main'] });
  const target = { id: provider.id, expectedVersion: 1 };
  expect(await change('deleteProvider', '... on Provider { id }', target)).toMatchObject({
    code: 'IN_USE',
  });
  const [channel] = data.channels.nodes;
  const effect = await plane.call(
    'query($id: Uuid!) { channelDeletionEffect(id: $id) { requestsLastHour modelsLeftWithoutChannel takenOverBy } }',
    { id: channel.id },
  );
  expect(effect.data.channelDeletionEffect).toEqual({
    requestsLastHour: 0,
    modelsLeftWithoutChannel: ['kimi-k2'],
    takenOverBy: [],
  });
});

test('turning a private network off re-checks the addresses of its channels', async () => {
  const local = await createProvider({
    name: 'Local',
    baseUrl: 'http://127.0.0.1:9/v1',
    privateNetwork: true,
  });
  expect(local.baseUrl).toBe('http://127.0.0.1:9/v1');
  const kimi = await modelId('kimi-k2');
  await createChannel({
    name: 'local-1',
    providerId: local.id,
    wireApi: 'chat_completions',
    baseUrl: 'http://10.0.0.1:8/v1',
    models: [{ modelId: kimi, upstreamModel: 'k' }],
  });
  const tightened = await change('updateProvider', '... on Provider { id version }', {
    id: local.id,
    expectedVersion: 1,
    privateNetwork: false,
    baseUrl: 'https://api.example.com',
  });
  expect(tightened).toMatchObject({
    code: 'IN_USE',
    params: [{ name: 'channels', value: 'local-1' }],
  });
});

test('a test asks the node, stores what came back, and is limited', async () => {
  const { data } = await plane.call(
    '{ channels(first: 1, filter: { search: "moonshot-main" }) { nodes { id } } }',
  );
  const channelId = data.channels.nodes[0].id;
  const kimi = await modelId('kimi-k2');
  const fields =
    '... on ChannelTest { id state status ttftMs reply errorCode costNanoUsd outputTokens }';
  const run = (more: object = {}) =>
    change('testChannel', fields, { channelId, modelId: kimi, prompt: 'Say hi.', ...more });
  const report = {
    testId: '0199b3c4-5d6e-7f80-8a1b-2c3d4e5f6099',
    state: 'passed' as const,
    ...{ status: 200, ttftMs: 12, durationMs: 40, eventsMs: [12, 40], inputTokens: 3 },
    ...{ outputTokens: 9, estimated: false, reply: 'x'.repeat(3000) },
    ...{ errorCode: null, errorMessage: null, costNanoUsd: 222_000n },
  };
  const tester = {
    test: async (request: ChannelTestRequest) => {
      asked = [...asked, request];
      return ok(report);
    },
  };
  Object.assign(plane.services, { channelTester: tester });
  const done = await run();
  expect(done).toMatchObject({ state: 'passed', status: 200, ttftMs: 12, costNanoUsd: '222000' });
  expect(done.reply).toHaveLength(2000);
  expect(asked).toEqual([
    { channelId, modelId: kimi, prompt: 'Say hi.', stream: true, actor: expect.any(String) },
  ]);
  const qwen = await modelId('qwen-plus');
  expect(await run({ modelId: qwen })).toMatchObject({ fields: [{ path: 'modelId' }] });
  const shown = await plane.call(
    'query($id: Uuid!) { channel(id: $id) { version lastTest { passed status ttftMs } } }',
    { id: channelId },
  );
  expect(shown.data.channel).toMatchObject({ lastTest: { passed: true, status: 200, ttftMs: 12 } });
  const answers = await Promise.all(Array.from({ length: 12 }, () => run()));
  expect(answers.filter((answer) => answer.code === 'LIMIT_EXCEEDED')).toHaveLength(4);
});
