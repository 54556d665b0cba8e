// The statuses of money, rights and routes, each as the OpenAI SDK shows it to its caller: error class,
// status, code, type, and a message that says what to do.
import OpenAI from 'openai';
import { expect, it } from 'vitest';
import { checkAttempts, checkDebits, checkLeases, checkLedger } from '../harness/invariants.ts';
import { waitFor } from '../harness/system.ts';
import { failureOf } from './client-scene.ts';
import { changeSettings } from './settings.ts';
import { chatOf, refused, TOP_UP_URL, useStatusScene } from './status-scene.ts';

const scene = useStatusScene();

it('402 insufficient_quota names the top-up page', () =>
  refused(chatOf({}, { token: scene().poorKey.token }), OpenAI.APIError, {
    status: 402,
    type: 'insufficient_quota',
    code: 'insufficient_quota',
    says: new RegExp(`balance of \\$0\\.000000 .*${TOP_UP_URL}`),
  }));

const denied = { status: 403, type: 'permission_error' };

it('403 model_not_allowed: outside the key’s scope by list and by family', async () => {
  const { operator } = scene().system;
  const byList = await operator.key(scene().customer.accountId, {
    scopeModels: [await operator.modelId('qwen-plus')],
  });
  const byFamily = await operator.key(scene().customer.accountId, { scopeFamilies: ['qwen'] });
  await scene().system.settled();
  for (const { token } of [byList, byFamily]) {
    await refused(chatOf({}, { token }), OpenAI.PermissionDeniedError, {
      ...denied,
      code: 'model_not_allowed',
      says: /may not call kimi-k2; use a key whose scope/,
      param: 'model',
    });
    expect(await chatOf({ model: 'qwen-plus' }, { token })(0)).toMatchObject({
      model: 'qwen-plus',
    });
  }
});

it('403 channel_pin_not_allowed', () =>
  refused(
    chatOf({}, { options: { defaultQuery: { channel: 'only' } } }),
    OpenAI.PermissionDeniedError,
    {
      ...denied,
      code: 'channel_pin_not_allowed',
      says: /leave "channel" out of the URL/,
      param: 'channel',
    },
  ));

const missing = { status: 404, type: 'invalid_request_error' };

it('404 model_not_found, or 400 where the installation says so', async () => {
  const ask = chatOf({ model: 'gpt-99' });
  const expected = {
    ...missing,
    code: 'model_not_found',
    says: /gpt-99 does not exist; GET \/v1\/models/,
    param: 'model',
  };
  await refused(ask, OpenAI.NotFoundError, expected);
  await changeSettings(scene().system, { unknownModelStatus: 400 });
  await refused(ask, OpenAI.BadRequestError, { ...expected, status: 400 });
  await changeSettings(scene().system, { unknownModelStatus: 404 });
});

it('404 channel_not_found: unknown, disabled, and of another model, all alike', async () => {
  for (const channel of ['no-such', 'off', 'further']) {
    await refused(
      chatOf({}, { token: scene().pinKey.token, options: { defaultQuery: { channel } } }),
      OpenAI.NotFoundError,
      { ...missing, code: 'channel_not_found', says: /No channel of that name/, param: 'channel' },
    );
  }
});

it('429 credit_in_flight: running calls hold the rest of the balance', async () => {
  const { operator } = scene().system;
  const customer = await operator.customer('busy');
  // One call with 3,000 tokens may cost 9 million nano-USD; the wallet covers one of them.
  await operator.topUp(customer.walletId, 10_000_000n);
  const { token } = await operator.key(customer.accountId);
  await scene().system.settled();
  const slow = { max_tokens: 3000, ...{ sim_fault: 'slow_json', sim_delay_ms: 9000 } };
  const first = chatOf(slow, { token })(0);
  await waitFor(
    async () => (await scene().system.vendor.attempts()).some((one) => one.outcome === 'open'),
    'the first call upstream',
  );
  await refused(chatOf({ max_tokens: 3000 }, { token }), OpenAI.RateLimitError, {
    status: 429,
    type: 'rate_limit_error',
    code: 'credit_in_flight',
    says: /held by calls that are still running/,
  });
  expect((await first).choices).toHaveLength(1);
});

const unserved = { status: 503, type: 'server_error' };

it('503 no_route: every channel of the model is off', () =>
  refused(chatOf({ model: 'yi-large' }), OpenAI.InternalServerError, {
    ...unserved,
    code: 'no_route',
    says: /No channel serves yi-large .*choose another model/,
  }));

it('503 no_route: a live key for a model that only test channels serve is told so', () =>
  refused(chatOf({ model: 'step-3' }), OpenAI.InternalServerError, {
    ...unserved,
    code: 'no_route',
    says: /served by test channels only, and this is a live key/,
  }));

it('503 all_upstreams_failed says how many were tried, and when to come back', async () => {
  await refused(chatOf({ model: 'glm-4-flash' }), OpenAI.InternalServerError, {
    ...unserved,
    code: 'all_upstreams_failed',
    says: /The one attempt .*glm-4-flash failed/,
  });
  const failure = await failureOf(chatOf({ model: 'glm-4-flash' })(0));
  if (!(failure instanceof OpenAI.APIError)) throw failure;
  expect(failure.headers?.get('retry-after')).toBe('1');
});

it('charges nothing for any of it', async () => {
  await scene().system.posted();
  await checkLedger(scene().system);
  await checkLeases(scene().system);
  await checkDebits(scene().system);
  await checkAttempts(scene().system);
  const charged = await scene().system.sql(
    `select id from usage_records where charge_nano_usd <> 0 and outcome <> 'settled'`,
  );
  expect(charged).toEqual([]);
});
