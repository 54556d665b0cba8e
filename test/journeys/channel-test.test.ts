// A channel is tested before any customer uses it: a real call through a node, held on the house
// wallet, booked as the operator's cost.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkLedger } from '../harness/invariants.ts';
import { type Scene, setScene } from '../harness/setup.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene([
    { name: 'good' },
    { name: 'bad', upstreamModel: 'sim-chat:auth', enabled: false },
    { name: 'keyless', credentialId: null, enabled: false },
  ]);
});
afterAll(() => scene?.system.stop());

const FIELDS =
  'state status ttftMs durationMs eventsMs inputTokens outputTokens reply errorCode errorMessage costNanoUsd';

async function testChannel(channelId: string | undefined, stream: boolean) {
  const data = await scene.system.operator.call(
    `mutation ($input: TestChannelInput!) { testChannel(input: $input) { __typename ... on ChannelTest { ${FIELDS} } ... on Problem { code message } } }`,
    { input: { channelId, modelId: scene.modelId, prompt: 'Say hello to the operator.', stream } },
  );
  return data.testChannel;
}

it('shows status, first-token time, tokens and reply of a good channel, streamed and not', async () => {
  for (const stream of [true, false]) {
    const result = await testChannel(scene.channelIds[0], stream);
    expect(result).toMatchObject({
      __typename: 'ChannelTest',
      state: 'passed',
      status: 200,
      errorCode: null,
    });
    expect(result.reply.length).toBeGreaterThan(3);
    expect(result.outputTokens).toBeGreaterThan(0);
    expect(BigInt(result.costNanoUsd)).toBeGreaterThan(0n);
    expect(result.ttftMs).toBeLessThanOrEqual(result.durationMs);
  }
  await checkLedger(scene.system);
  const [cost] = await scene.system.sql<{ balance: string }>(
    `select balance_nano_usd as balance from ledger_balances where account = 'house:channel_tests'`,
  );
  expect(BigInt(cost?.balance ?? 0)).toBeGreaterThan(0n);
});

it('says what a channel that is not published answers', async () => {
  const result = await testChannel(scene.channelIds[1], false);
  expect(result).toMatchObject({ state: 'failed', status: 401, errorCode: 'unauthorized' });
  await checkLedger(scene.system);
});

it('names the missing credential as the cause of a refusal', async () => {
  const result = await testChannel(scene.channelIds[2], false);
  expect(result).toMatchObject({ state: 'failed', status: 401, errorCode: 'unauthorized' });
  expect(result.errorMessage).toContain('The channel has no credential: choose one');
});
