// The statuses that a request brings upon itself, each as the OpenAI SDK shows it to its caller: error
// class, status, code, type, and a message that says what to do.
import OpenAI from 'openai';
import { expect, it } from 'vitest';
import { waitFor } from '../harness/system.ts';
import { failureOf, PROMPT, plainFetch } from './client-scene.ts';
import { chatOf, client, refused, useStatusScene } from './status-scene.ts';

const scene = useStatusScene();

const invalid = { status: 400, type: 'invalid_request_error', code: 'invalid_request' };
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
  const data = await scene().system.operator.call(
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
  const mistyped = `${scene().key.token.slice(0, -1)}${scene().key.token.endsWith('0') ? '1' : '0'}`;
  for (const token of ['nonsense', 'sk-', `${scene().key.token}x`, mistyped]) {
    await refused(chatOf({}, { token }), OpenAI.AuthenticationError, {
      ...noKey,
      says: /mistyped or revoked; create a new one/,
    });
  }
});

it('401 invalid_api_key: revoked, and unknown to every node within a second', async () => {
  const { operator } = scene().system;
  const key = await operator.key(scene().customer.accountId);
  await scene().system.settled();
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

const missing = { status: 404, type: 'invalid_request_error' };

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

it('charges nothing for any of it', async () => {
  await scene().system.posted();
  const charged = await scene().system.sql(
    `select id from usage_records where charge_nano_usd <> 0 and outcome <> 'settled'`,
  );
  expect(charged).toEqual([]);
});
