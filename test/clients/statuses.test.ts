// Every status and code of a chat call that a running system can be brought to, each as the OpenAI
// SDK shows it to its caller: error class, status, code, type, and a message that says what to do.
import OpenAI from 'openai';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkAttempts, checkDebits, checkLeases, checkLedger } from '../harness/invariants.ts';
import type { CustomerSetup, KeySetup } from '../harness/operator.ts';
import type { Scene } from '../harness/setup.ts';
import { VENDOR_KEY, waitFor } from '../harness/system.ts';
import { failureOf, openai, PROMPT, plainFetch, setClientScene } from './client-scene.ts';
import { ADMIN_ENV, changeSettings } from './settings.ts';

const TOP_UP_URL = 'https://gateway.example/console/top-up';
const BODY_DEADLINE_MS = 800;

let scene: Scene;
let pinKey: KeySetup;
let poor: CustomerSetup & { readonly key: KeySetup };

beforeAll(async () => {
  scene = await setClientScene(
    {
      nodeEnv: { TOLLGATE_BODY_MB: '1', TOLLGATE_BODY_DEADLINE_MS: String(BODY_DEADLINE_MS) },
      controlEnv: ADMIN_ENV,
    },
    [{ name: 'only' }, { name: 'off', enabled: false }],
  );
  const { operator } = scene.system;
  pinKey = await operator.key(scene.customer.accountId, { mayPin: true });
  const customer = await operator.customer('poor');
  poor = { ...customer, key: await operator.key(customer.accountId) };
  await addChannels();
  await change({ topUpUrl: TOP_UP_URL });
});
afterAll(() => scene?.system.stop());

/** A model whose only channel fails, one that test channels alone serve, and one that none serves. */
async function addChannels(): Promise<void> {
  const { operator } = scene.system;
  const serve = async (slug: string, upstreamModel: string) => [
    { modelId: await operator.modelId(slug), upstreamModel },
  ];
  const { providerId, credentialId } = scene;
  const live = { providerId, credentialId };
  await operator.channel({
    name: 'failing',
    ...live,
    models: await serve('glm-4-flash', 'sim-chat:server_error'),
  });
  const gone = await operator.channel({
    name: 'gone',
    ...live,
    models: await serve('yi-large', 'sim-chat'),
  });
  await operator.updateChannel(gone.id, gone.version, { enabled: false });
  const trial = await operator.provider({
    name: 'Trial vendor',
    baseUrl: `${scene.system.vendor.url()}/v1`,
    secret: VENDOR_KEY,
    mode: 'test',
  });
  await operator.channel({
    name: 'trial',
    providerId: trial.providerId,
    credentialId: trial.credentialId,
    models: await serve('step-3', 'sim-chat'),
  });
}

const change = (settings: object) => changeSettings(scene.system, settings);

const client = (token = scene.key.token, options: object = {}, node = 0) =>
  openai(scene.system.nodes[node]?.url ?? '', token, options);

interface Expected {
  readonly status: number;
  readonly code: string;
  readonly type: string;
  readonly says: RegExp;
  readonly param?: string | null;
}

type ErrorClass = abstract new (...args: never[]) => Error;

/** Shows one refusal on both nodes. */
async function refused(
  call: (node: number) => Promise<unknown>,
  kind: ErrorClass,
  expected: Expected,
): Promise<void> {
  for (const node of [0, 1]) {
    const failure = await failureOf(call(node));
    expect(failure).toBeInstanceOf(kind);
    if (!(failure instanceof OpenAI.APIError)) throw failure;
    const { status, code, type } = expected;
    expect({ status: failure.status, code: failure.code, type: failure.type }).toEqual({
      status,
      code,
      type,
    });
    expect(failure.message).toMatch(expected.says);
    if (expected.param !== undefined) expect(failure.param).toBe(expected.param);
    expect(Object.keys(failure.error as object).sort()).toEqual([
      'code',
      'message',
      'param',
      'type',
    ]);
    expect(failure.requestID).toMatch(/\S/);
    expect(JSON.stringify(failure.error)).not.toMatch(
      /127\.0\.0\.1|localhost|sim-chat|\.ts:|\.js:/,
    );
  }
}

const invalid = { status: 400, type: 'invalid_request_error', code: 'invalid_request' };
const chatOf =
  (body: object, { token, options }: { token?: string; options?: object } = {}) =>
  (node: number) =>
    client(token, options, node).chat.completions.create({
      model: 'kimi-k2',
      messages: PROMPT,
      ...body,
    });

it('400 invalid_request: a parameter out of its bounds, named', () =>
  refused(chatOf({ max_tokens: -1 }), OpenAI.BadRequestError, {
    ...invalid,
    says: /max_tokens must be a whole number above 0/,
    param: 'max_tokens',
  }));

it('400 invalid_request: a body that is not JSON', () =>
  refused(
    (node) =>
      client(undefined, {}, node).post('/chat/completions', {
        body: '{"model": "kimi-k2",',
        headers: { 'content-type': 'application/json' },
      }),
    OpenAI.BadRequestError,
    { ...invalid, says: /ends too early.*send the whole object/ },
  ));

it('400 empty_messages', () =>
  refused(chatOf({ messages: [] }), OpenAI.BadRequestError, {
    ...invalid,
    code: 'empty_messages',
    says: /at least one message/,
    param: 'messages',
  }));

// ambiguous_model would need two models with one name. The control plane lets none exist, which is
// shown here; how a node would answer is proved beside resolve-model.ts.
it('400 ambiguous_model cannot come up: a second model of the same name is refused', async () => {
  const data = await scene.system.operator.call(
    `mutation ($input: CreateModelInput!) { createModel(input: $input) { __typename ... on Problem { code } } }`,
    { input: { slug: 'kimi-k3', name: 'K3', vendor: 'Moonshot AI', aliases: ['kimi-k2'] } },
  );
  expect(data.createModel).toEqual({ __typename: 'Problem', code: 'TAKEN' });
});

it("400 with the upstream's own code: what it refuses in the request is passed on", async () => {
  for (const node of [0, 1]) {
    const failure = await failureOf(chatOf({ sim_fault: 'bad_request' })(node));
    expect(failure).toBeInstanceOf(OpenAI.BadRequestError);
    expect(failure).toMatchObject({ code: 'context_length_exceeded', status: 400 });
  }
});

const noKey = { status: 401, type: 'authentication_error', code: 'invalid_api_key' };

it('401 invalid_api_key: none sent', () =>
  refused(
    chatOf({}, { options: { defaultHeaders: { Authorization: null } } }),
    OpenAI.AuthenticationError,
    { ...noKey, says: /Authorization: Bearer/ },
  ));

it('401 invalid_api_key: malformed, or with a wrong checksum', async () => {
  const mistyped = `${scene.key.token.slice(0, -1)}${scene.key.token.endsWith('0') ? '1' : '0'}`;
  for (const token of ['nonsense', 'sk-', `${scene.key.token}x`, mistyped]) {
    await refused(chatOf({}, { token }), OpenAI.AuthenticationError, {
      ...noKey,
      says: /mistyped or revoked; create a new one/,
    });
  }
});

it('401 invalid_api_key: revoked, and unknown to every node within a second', async () => {
  const { operator } = scene.system;
  const key = await operator.key(scene.customer.accountId);
  await scene.system.settled();
  await chatOf({}, { token: key.token })(0);
  const data = await operator.call(
    'mutation ($input: ApiKeyVersionInput!) { revokeApiKey(input: $input) { __typename } }',
    { input: { id: key.id, expectedVersion: 1 } },
  );
  expect(data.revokeApiKey.__typename).toBe('ApiKey');
  const until = performance.now() + 1000;
  for (const node of [0, 1]) {
    await waitFor(
      () =>
        chatOf(
          {},
          { token: key.token },
        )(node).then(
          () => false,
          () => true,
        ),
      'refused',
      Math.max(100, until - performance.now()),
    );
  }
  await refused(chatOf({}, { token: key.token }), OpenAI.AuthenticationError, {
    ...noKey,
    says: /revoked/,
  });
});

it('402 insufficient_quota names the top-up page', () =>
  refused(chatOf({}, { token: poor.key.token }), OpenAI.APIError, {
    status: 402,
    type: 'insufficient_quota',
    code: 'insufficient_quota',
    says: new RegExp(`balance of \\$0\\.000000 .*${TOP_UP_URL}`),
  }));

const denied = { status: 403, type: 'permission_error' };

it('403 model_not_allowed: outside the key’s scope by list and by family', async () => {
  const { operator } = scene.system;
  const byList = await operator.key(scene.customer.accountId, {
    scopeModels: [await operator.modelId('qwen-plus')],
  });
  const byFamily = await operator.key(scene.customer.accountId, { scopeFamilies: ['qwen'] });
  await scene.system.settled();
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
  await change({ unknownModelStatus: 400 });
  await refused(ask, OpenAI.BadRequestError, { ...expected, status: 400 });
  await change({ unknownModelStatus: 404 });
});

it('404 channel_not_found: unknown, disabled, and of another model, all alike', async () => {
  for (const channel of ['no-such', 'off', 'further']) {
    await refused(
      chatOf({}, { token: pinKey.token, options: { defaultQuery: { channel } } }),
      OpenAI.NotFoundError,
      { ...missing, code: 'channel_not_found', says: /No channel of that name/, param: 'channel' },
    );
  }
});

it('404 not_found: an endpoint that is not there', () =>
  refused((node) => client(undefined, {}, node).post('/nothing'), OpenAI.NotFoundError, {
    ...missing,
    code: 'not_found',
    says: /no such endpoint/,
  }));

it('405 method_not_allowed', () =>
  refused((node) => client(undefined, {}, node).delete('/chat/completions'), OpenAI.APIError, {
    ...missing,
    status: 405,
    code: 'method_not_allowed',
    says: /Use POST/,
  }));

it('408 request_timeout: a body that does not come', () =>
  refused(
    (node) =>
      client(undefined, { fetch: plainFetch }, node).post('/chat/completions', {
        body: '{"model"',
        headers: { 'content-type': 'application/json', 'content-length': '500' },
      }),
    OpenAI.APIError,
    { ...missing, status: 408, code: 'request_timeout', says: /did not arrive in time/ },
  ));

it('413 body_too_large names the limit', () =>
  refused(
    chatOf({ messages: [{ role: 'user', content: 'x'.repeat(1024 * 1024) }] }),
    OpenAI.APIError,
    { ...missing, status: 413, code: 'body_too_large', says: /larger than 1 MB/ },
  ));

it('415 unsupported_media_type: an encoded body, or one of another type', async () => {
  for (const headers of [{ 'content-encoding': 'gzip' }, { 'content-type': 'text/xml' }]) {
    const call = (node: number) =>
      client(undefined, {}, node).chat.completions.create(
        { model: 'kimi-k2', messages: PROMPT },
        { headers },
      );
    await refused(call, OpenAI.APIError, {
      ...missing,
      status: 415,
      code: 'unsupported_media_type',
      says: /Send the body/,
    });
  }
});

it('426 upgrade_not_supported', () =>
  refused(
    (node) =>
      client(undefined, { fetch: plainFetch }, node).get('/responses', {
        headers: { connection: 'Upgrade', upgrade: 'websocket' },
      }),
    OpenAI.APIError,
    { ...missing, status: 426, code: 'upgrade_not_supported', says: /use plain HTTP/ },
  ));

it('431 headers_too_large: by bytes and by number', async () => {
  const many = Object.fromEntries(Array.from({ length: 120 }, (_, at) => [`x-h-${at}`, '1']));
  for (const defaultHeaders of [{ 'x-long': 'y'.repeat(20_000) }, many]) {
    await refused(chatOf({}, { options: { defaultHeaders, fetch: plainFetch } }), OpenAI.APIError, {
      ...missing,
      status: 431,
      code: 'headers_too_large',
      says: /16 KB|at most 100/,
    });
  }
});

it('429 credit_in_flight: running calls hold the rest of the balance', async () => {
  const { operator } = scene.system;
  const customer = await operator.customer('busy');
  // One call with 3,000 tokens may cost 9 million nano-USD; the wallet covers one of them.
  await operator.topUp(customer.walletId, 10_000_000n);
  const { token } = await operator.key(customer.accountId);
  await scene.system.settled();
  const slow = { max_tokens: 3000, ...{ sim_fault: 'slow_json', sim_delay_ms: 9000 } };
  const first = chatOf(slow, { token })(0);
  await waitFor(
    async () => (await scene.system.vendor.attempts()).some((one) => one.outcome === 'open'),
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
  await scene.system.posted();
  await checkLedger(scene.system);
  await checkLeases(scene.system);
  await checkDebits(scene.system);
  await checkAttempts(scene.system);
  const charged = await scene.system.sql(
    `select id from usage_records where charge_nano_usd <> 0 and outcome <> 'settled'`,
  );
  expect(charged).toEqual([]);
});
