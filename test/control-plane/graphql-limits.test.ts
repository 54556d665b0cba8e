// The limits of GraphQL documents and bodies, and what errors may say.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlHarness, post, startControlHarness } from './harness.ts';
import { CSRF, createPerson, createToken, signInAdmin } from './people.ts';

let plane: ControlHarness;
beforeAll(async () => {
  plane = await startControlHarness();
});
afterAll(() => plane?.stop());

const code = async (query: string, variables?: Record<string, unknown>) => {
  const answer = await plane.call(query, variables);
  return answer.errors[0]?.extensions?.code;
};
const nest = (depth: number) =>
  `{ settings { ${'... on Settings { '.repeat(depth)} version ${'} '.repeat(depth)} } }`;

test.each([
  ['depth 5', `{ users(first: 1) { nodes { account { group { id } } } } }`, undefined],
  [
    '21 aliases',
    `{ users(first: 1) { nodes { ${Array.from({ length: 21 }, (_, n) => `a${n}: id`).join(' ')} } } }`,
    'QUERY_TOO_LARGE',
  ],
  [
    '6 root fields',
    `{ ${Array.from({ length: 6 }, (_, n) => `a${n}: settings { version }`).join(' ')} }`,
    'QUERY_TOO_LARGE',
  ],
  [
    '11 directives',
    `{ settings { ${Array.from({ length: 11 }, (_, n) => `a${n}: version @include(if: true)`).join(' ')} } }`,
    'QUERY_TOO_LARGE',
  ],
  [
    '5000 aliased root fields',
    `{ ${Array.from({ length: 5000 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
    'GRAPHQL_PARSE_FAILED',
  ],
  ['an unknown field', '{ setting { version } }', 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a fragment cycle',
    'fragment a on User { ...b } fragment b on User { ...a } { users(first: 1) { nodes { ...a } } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a page of 201', '{ users(first: 201) { totalCount } }', 'BAD_USER_INPUT'],
  ['a page of 0', '{ users(first: 0) { totalCount } }', 'BAD_USER_INPUT'],
  ['a forged cursor', '{ users(first: 1, after: "eyJ4IjoxfQ") { totalCount } }', 'BAD_USER_INPUT'],
  [
    'NUL in a search',
    '{ users(first: 1, filter: { search: "\\u0000" }) { totalCount } }',
    'BAD_USER_INPUT',
  ],
  [
    'a histogram of all times',
    '{ usageHistogram(from: "0001-01-01T00:00:00Z", to: "9999-01-01T00:00:00Z") { bucketSeconds } }',
    'BAD_USER_INPUT',
  ],
  ['inline fragments without end', nest(200), undefined],
])('%s is answered as expected', async (_what, query, expected) => {
  expect(await code(query)).toBe(expected);
});

test.each([
  ['a list', []],
  ['null', null],
  ['a query that is no text', { query: 1 }],
  ['variables that are no object', { query: '{ settings { version } }', variables: [] }],
])('%s instead of an operation is told what to send', async (_what, body) => {
  const answer = await post(plane.url, body);
  expect(answer.status).toBe(400);
  expect(answer.errors).toEqual([
    {
      message: expect.stringContaining('Send one JSON object'),
      extensions: { code: 'BAD_REQUEST' },
    },
  ]);
});

test('a page without a size is not offered', async () => {
  expect(await code('{ users { totalCount } }')).toBe('GRAPHQL_VALIDATION_FAILED');
});

test('a costly page is refused before it runs', async () => {
  const query =
    'query($n: Int!) { users(first: $n) { nodes { account { group { id } } } } a: users(first: $n) { nodes { account { group { id } } } } }';
  expect(await code(query, { n: 10 })).toBeUndefined();
  const wide = `query($n: Int!) { ${['a', 'b', 'c', 'd', 'e'].map((name) => `${name}: users(first: $n) { nodes { account { x: group { id } y: group { id } z: group { id } w: group { id } } } }`).join(' ')} }`;
  expect(await code(wide, { n: 200 })).toBe('QUERY_TOO_LARGE');
});

test('a mutation that proves an identity is alone in its operation', async () => {
  const query =
    'mutation { a: signIn(input: { email: "a@b.example", password: "x" }) { __typename } b: signIn(input: { email: "a@b.example", password: "y" }) { __typename } }';
  const answer = await post(plane.url, { query }, CSRF);
  expect(answer.errors[0]?.extensions?.code).toBe('QUERY_TOO_LARGE');
});

test('hints about other names are not given', async () => {
  const answer = await plane.call('{ setings { version } }');
  expect(answer.errors[0]?.message).not.toMatch(/did you mean/i);
});

test('a document that overflows the parser is answered without its stack', async () => {
  const answer = await plane.call(`{ a${'(x:['.repeat(1_900)}`);
  expect(answer.errors[0]?.message).not.toMatch(/call stack|RangeError/i);
  expect(answer.errors).toHaveLength(1);
});

test('a fault is masked and at most five errors are told', async () => {
  const secret = 'planted-database-password';
  const { sql } = plane.services.database;
  const broken = plane.services.database.orm.em.getDriver().getConnection();
  expect(broken).toBeDefined();
  await sql.query('alter table users rename to users_away', []);
  try {
    const query = `{ ${['a', 'b', 'c', 'd', 'e'].map((name) => `${name}: users(first: 1, filter: { search: "${secret}" }) { totalCount }`).join(' ')} }`;
    const answer = await plane.call(query);
    expect(answer.errors.length).toBeLessThanOrEqual(5);
    expect(JSON.stringify(answer.errors)).not.toMatch(/users_away|relation|select|planted/i);
    expect(answer.errors[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
  } finally {
    await sql.query('alter table users_away rename to users', []);
  }
});

test('a variable that does not fit is not repeated', async () => {
  const query = 'mutation($input: SignInInput!) { signIn(input: $input) { __typename } }';
  const answer = await plane.call(query, {
    input: { email: 'a@b.example', password: ['hunter2-hunter2'] },
  });
  expect(answer.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  expect(JSON.stringify(answer.errors)).not.toContain('hunter2');
});

test('an amount that no field can hold is called too large, with the most and without itself', async () => {
  const query =
    'mutation($input: AdjustBalanceInput!) { adjustBalance(input: $input) { __typename } }';
  const walletId = '0199b3c4-5d6e-7f80-8a1b-2c3d4e5f6071';
  for (const amountNanoUsd of ['9223372036854775808', `-1${'0'.repeat(40)}`]) {
    const input = { walletId, amountNanoUsd, reason: 'slip', idempotencyKey: 'too-large' };
    const [error] = (await plane.call(query, { input })).errors;
    expect(error?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(error?.message).toMatch(
      /input\.amountNanoUsd.*too large: use at most 9223372036854775807/,
    );
    expect(error?.message).not.toContain(amountNanoUsd);
  }
});

const INTROSPECT = '{ __schema { types { name } } }';

test('introspection is for operators, admins and the schema scope', async () => {
  const admin = await signInAdmin(plane);
  const viewer = await createPerson(plane, admin, 'viewer');
  const without = await createToken(plane, admin, ['users:read']);
  const withScope = await createToken(plane, admin, ['schema:read']);
  const codes = await Promise.all(
    [CSRF, viewer.headers, without.headers, withScope.headers, admin].map(async (headers) => {
      const answer = await plane.call(INTROSPECT, {}, headers);
      return answer.errors[0]?.extensions?.code;
    }),
  );
  expect(codes).toEqual([
    'INTROSPECTION_DISABLED',
    'INTROSPECTION_DISABLED',
    'INTROSPECTION_DISABLED',
    undefined,
    undefined,
  ]);
});

const raw = (body: BodyInit, headers: Record<string, string> = {}, method = 'POST') =>
  fetch(`${plane.url}/graphql`, {
    method,
    body: method === 'GET' ? undefined : body,
    headers: { ...CSRF, 'content-type': 'application/json', ...headers },
  });
const OK = JSON.stringify({ query: '{ me { rights } }' });

test.each([
  ['GET', 405, () => raw('', {}, 'GET')],
  ['text/plain', 415, () => raw(OK, { 'content-type': 'text/plain' })],
  ['a form', 415, () => raw(OK, { 'content-type': 'application/x-www-form-urlencoded' })],
  ['UTF-16', 415, () => raw(OK, { 'content-type': 'application/json; charset=utf-16' })],
  ['gzip', 415, () => raw(OK, { 'content-encoding': 'gzip' })],
  [
    '300 KB',
    413,
    () => raw(JSON.stringify({ query: '{ me { rights } }', x: 'x'.repeat(300_000) })),
  ],
  ['invalid UTF-8', 400, () => raw(new Uint8Array([0x22, 0xff, 0x22]))],
  ['half JSON', 400, () => raw('{"query":')],
  ['a batch', 400, () => raw(`[${OK},${OK}]`)],
  ['a good call', 200, () => raw(OK)],
])('%s is answered with %i', async (_what, status, send) => {
  expect((await send()).status).toBe(status);
});
