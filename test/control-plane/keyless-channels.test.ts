// Testing channels that have no credential.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ok } from '#contract/result';
import type { ChannelTester } from '../../control-plane/channels/channel-tester.ts';
import { createGraphql, PROBLEM, unwrap } from '../harness/graphql.ts';
import { Operator } from '../harness/operator.ts';
import { BOOTSTRAP_TOKEN, type ControlHarness, startControlHarness } from './harness.ts';

let plane: ControlHarness;
beforeAll(async () => {
  plane = await startControlHarness();
  Object.assign(plane.services, { channelTester: tester });
});
afterAll(() => plane?.stop());

const tester: ChannelTester = {
  test: async () =>
    ok({
      testId: '0199b3c4-5d6e-7f80-8a1b-2c3d4e5f6099',
      state: 'passed',
      ...{ status: 200, ttftMs: 12, durationMs: 40, eventsMs: [12, 40], inputTokens: 3 },
      ...{ outputTokens: 9, estimated: false, reply: 'Hi.', costNanoUsd: 222n },
      ...{ errorCode: null, errorMessage: null },
    }),
};

/** Makes a provider at the address and tests a channel of it that has no credential. */
async function testKeyless(name: string, baseUrl: string, privateNetwork: boolean) {
  const call = createGraphql(() => plane.url, BOOTSTRAP_TOKEN);
  const operator = new Operator(() => plane.url, BOOTSTRAP_TOKEN);
  const made = await call(
    `mutation($input: CreateProviderInput!) { createProvider(input: $input) { __typename ... on Provider { id } ${PROBLEM} } }`,
    { input: { name, vendor: 'Vendor', baseUrl, privateNetwork } },
  );
  const modelId = await operator.modelId('kimi-k2');
  const { id: channelId } = await operator.channel({
    name,
    providerId: unwrap(made, 'createProvider').id,
    models: [{ modelId, upstreamModel: 'k' }],
  });
  const tested = await call(
    'mutation($input: TestChannelInput!) { testChannel(input: $input) { ... on ChannelTest { state } ... on Problem { code message } } }',
    { input: { channelId, modelId, prompt: 'Say hi.' } },
  );
  return tested.testChannel;
}

test('a channel of a vendor is not tested, and the answer says to choose a credential', async () => {
  expect(await testKeyless('vendor', 'https://api.example.com/v1', false)).toMatchObject({
    code: 'STATE_REFUSED',
    message: expect.stringContaining('choose one of its provider'),
  });
});

test('a channel of a model server in a private network is tested', async () => {
  expect(await testKeyless('own', 'http://127.0.0.1:9/v1', true)).toEqual({ state: 'passed' });
});
