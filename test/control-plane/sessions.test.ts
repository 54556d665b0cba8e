// Signing in: limits, equal answers, step-up, and everything that ends a session.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, type ControlHarness, post, startControlHarness } from './harness.ts';
import { CSRF, createPerson, createToken, type Headers, signIn, signInAdmin } from './people.ts';

let plane: ControlHarness;
let admin: Headers;
beforeAll(async () => {
  plane = await startControlHarness();
  admin = await signInAdmin(plane);
});
afterAll(() => plane?.stop());

const ME = '{ me { user { email version } rights } }';
const version = async (id: string) =>
  (await plane.call('query($id: Uuid!) { user(id: $id) { version } }', { id })).data.user.version;

test('the session cookie is HttpOnly and SameSite=Strict', async () => {
  const { answer } = await signIn(plane, ADMIN.email, ADMIN.password);
  expect(answer.headers.get('set-cookie')).toMatch(
    /^tollgate_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
  );
});

test('a call with the cookie but without the header is refused', async () => {
  const { cookie = '' } = admin;
  const answer = await post(plane.url, { query: ME }, { cookie });
  expect([answer.status, answer.errors[0]?.extensions?.code]).toEqual([403, 'FORBIDDEN']);
});

test('a wrong password and an unknown account read alike', async () => {
  const wrong = await signIn(plane, ADMIN.email, 'not the password');
  const unknown = await signIn(plane, 'nobody@tests.example', 'not the password');
  expect(wrong.answer.data.signIn.code).toBe('SIGN_IN_FAILED');
  expect(unknown.answer.data).toEqual(wrong.answer.data);
  expect(wrong.answer.headers.get('set-cookie')).toBeNull();
});

test('the eleventh try of one account is refused, even with the right password', async () => {
  const { email, password } = await createPerson(plane, admin, 'customer');
  const tries = await Promise.all(
    Array.from({ length: 14 }, () => signIn(plane, email, 'wrong password')),
  );
  const codes = tries.map(({ answer }) => answer.data.signIn.code);
  expect(codes.filter((code) => code === 'SIGN_IN_FAILED').length).toBeLessThanOrEqual(10);
  const right = await signIn(plane, email, password);
  expect(right.answer.data.signIn.code).toBe('TOO_MANY_ATTEMPTS');
  const unknown = await Promise.all(
    Array.from({ length: 12 }, () => signIn(plane, 'ghost@tests.example', 'x')),
  );
  expect(unknown.some(({ answer }) => answer.data.signIn.code === 'TOO_MANY_ATTEMPTS')).toBe(true);
});

test('behind a trusted proxy each client has tries of its own', async () => {
  const proxied = await startControlHarness({ TOLLGATE_TRUSTED_PROXIES: '127.0.0.0/8' });
  const tryFrom = async (address: string, n: number) => {
    const query =
      'mutation($input: SignInInput!) { signIn(input: $input) { ... on Problem { code } } }';
    const input = { email: `guess-${n}@tests.example`, password: 'x' };
    const headers = { ...CSRF, 'x-forwarded-for': `9.9.9.9, ${address}` };
    const answer = await post(proxied.url, { query, variables: { input } }, headers);
    return answer.data.signIn.code;
  };
  await proxied.database.sql.query(
    'insert into sign_in_counters (subject, failures) values ($1, 100)',
    [`address:${createHash('sha256').update('203.0.113.7').digest('hex')}`],
  );
  expect(await tryFrom('203.0.113.7', 1)).toBe('TOO_MANY_ATTEMPTS');
  expect(await tryFrom('203.0.113.8', 2)).toBe('SIGN_IN_FAILED');
  await proxied.stop();
});

test('a one-time password opens nothing but its own replacement', async () => {
  const email = 'fresh@tests.example';
  const created = await plane.call(
    'mutation($input: CreateUserInput!) { createUser(input: $input) { ... on UserCredentials { oneTimePassword } } }',
    { input: { email, role: 'operator' } },
    admin,
  );
  const { headers } = await signIn(plane, email, created.data.createUser.oneTimePassword);
  expect((await plane.call(ME, {}, headers)).data.me.user.email).toBe(email);
  const refused = await plane.call('{ users(first: 1) { totalCount } }', {}, headers);
  expect(refused.errors[0]?.extensions?.code).toBe('PASSWORD_REPLACEMENT_REQUIRED');
});

const ends: readonly [string, (id: string, v: number) => [string, object]][] = [
  [
    'disabling',
    (id, expectedVersion) => [
      'mutation($input: UserVersionInput!) { disableUser(input: $input) { __typename } }',
      { id, expectedVersion },
    ],
  ],
  [
    'a role change',
    (id, expectedVersion) => [
      'mutation($input: AssignUserRoleInput!) { assignUserRole(input: $input) { __typename } }',
      { id, expectedVersion, role: 'viewer' },
    ],
  ],
  [
    'a reset',
    (id, expectedVersion) => [
      'mutation($input: UserVersionInput!) { resetUserCredentials(input: $input) { __typename } }',
      { id, expectedVersion },
    ],
  ],
];
test.each(ends)('%s ends the sessions', async (_what, build) => {
  const person = await createPerson(plane, admin, 'operator');
  expect((await plane.call(ME, {}, person.headers)).data.me.user.email).toBe(person.email);
  const [query, input] = build(person.id, await version(person.id));
  const done = await plane.call(query, { input }, admin);
  expect(Object.values(done.data)).not.toContainEqual({ __typename: 'Problem' });
  expect((await plane.call(ME, {}, person.headers)).data.me).toBeNull();
});

test('signing out ends the session for who kept the cookie', async () => {
  const person = await createPerson(plane, admin, 'viewer');
  const out = await plane.call('mutation { signOut { ... on Done { done } } }', {}, person.headers);
  expect(out.data.signOut.done).toBe(true);
  expect((await plane.call(ME, {}, person.headers)).data.me).toBeNull();
});

test('an idle session ends', async () => {
  const person = await createPerson(plane, admin, 'viewer');
  plane.advance(25 * 3_600_000);
  expect((await plane.call(ME, {}, person.headers)).data.me).toBeNull();
  admin = await signInAdmin(plane);
});

const FEE =
  'mutation($input: UpdateSettingsInput!) { updateSettings(input: $input) { ... on Settings { siteName version } ... on Problem { code } } }';

test('what is marked asks for the password again after ten minutes', async () => {
  const settings = async () =>
    (await plane.call('{ settings { version } }', {}, admin)).data.settings;
  const change = async () =>
    (
      await plane.call(
        FEE,
        { input: { expectedVersion: (await settings()).version, siteName: 'X' } },
        admin,
      )
    ).data.updateSettings;
  expect(await change()).toMatchObject({ siteName: 'X' });
  plane.advance(11 * 60_000);
  expect(await change()).toEqual({ code: 'STEP_UP_REQUIRED' });
  const prove = (password: string) =>
    plane.call(
      'mutation($input: ReauthenticateInput!) { reauthenticate(input: $input) { __typename ... on Problem { code } } }',
      { input: { password } },
      admin,
    );
  expect((await prove('wrong')).data.reauthenticate.code).toBe('SIGN_IN_FAILED');
  expect(await change()).toEqual({ code: 'STEP_UP_REQUIRED' });
  expect((await prove(ADMIN.password)).data.reauthenticate.__typename).toBe('Me');
  expect(await change()).toMatchObject({ siteName: 'X' });
});

test('an operator cannot take over an admin by resetting credentials', async () => {
  const operator = await createPerson(plane, admin, 'operator');
  const other = await createPerson(plane, admin, 'admin');
  const answer = await plane.call(
    'mutation($input: UserVersionInput!) { resetUserCredentials(input: $input) { __typename ... on Problem { code } } }',
    { input: { id: other.id, expectedVersion: await version(other.id) } },
    operator.headers,
  );
  expect(answer.data.resetUserCredentials).toMatchObject({ code: 'NOT_ALLOWED' });
});

test('a token stops when its creator is disabled or demoted, and when it is revoked', async () => {
  const operator = await createPerson(plane, admin, 'operator');
  const token = await createToken(plane, operator.headers, ['users:read', 'users:write']);
  const list = () => plane.call('{ users(first: 1) { totalCount } }', {}, token.headers);
  expect((await list()).errors).toEqual([]);
  const demote = { id: operator.id, expectedVersion: await version(operator.id), role: 'customer' };
  await plane.call(
    'mutation($input: AssignUserRoleInput!) { assignUserRole(input: $input) { __typename } }',
    { input: demote },
    admin,
  );
  expect((await list()).errors[0]?.extensions?.code).toBe('FORBIDDEN');
  const disable = { id: operator.id, expectedVersion: await version(operator.id) };
  await plane.call(
    'mutation($input: UserVersionInput!) { disableUser(input: $input) { __typename } }',
    { input: disable },
    admin,
  );
  expect((await list()).status).toBe(401);
  const own = await createToken(plane, admin, ['users:read']);
  await plane.call(
    'mutation($input: RevokeAutomationTokenInput!) { revokeAutomationToken(input: $input) { __typename } }',
    { input: { id: own.id } },
    admin,
  );
  expect((await plane.call('{ users(first: 1) { totalCount } }', {}, own.headers)).status).toBe(
    401,
  );
});

test('a token cannot hold a scope that its creator does not', async () => {
  const operator = await createPerson(plane, admin, 'operator');
  const answer = await plane.call(
    'mutation($input: CreateAutomationTokenInput!) { createAutomationToken(input: $input) { ... on Problem { code fields { path code } } } }',
    { input: { name: 'x', scopes: ['users:read', 'settings:write'] } },
    operator.headers,
  );
  expect(answer.data.createAutomationToken.fields).toEqual([
    { path: 'scopes.1', code: 'beyond_own_rights' },
  ]);
});

test('the last active admin can be neither disabled nor demoted', async () => {
  const me = (await plane.call('{ me { user { id version } } }', {}, admin)).data.me.user;
  const answer = await plane.call(
    'mutation($input: UserVersionInput!) { disableUser(input: $input) { ... on Problem { code } } }',
    { input: { id: me.id, expectedVersion: me.version } },
    admin,
  );
  expect(answer.data.disableUser.code).toBe('NOT_ALLOWED');
});

test('of parallel replacements of one password, one holds and the others are refused', async () => {
  const { password, headers } = await createPerson(plane, admin, 'customer');
  const query =
    'mutation($input: ReplacePasswordInput!) { replacePassword(input: $input) { __typename } }';
  const answers = await Promise.all(
    ['one', 'two', 'three', 'four'].map((word) =>
      plane.call(
        query,
        { input: { currentPassword: password, newPassword: `a new password ${word}` } },
        headers,
      ),
    ),
  );
  const outcomes = answers.map(({ data, errors }) =>
    data === null ? errors[0]?.extensions?.code : data.replacePassword.__typename,
  );
  expect(outcomes.filter((outcome) => outcome === 'Me')).toHaveLength(1);
  expect(outcomes).not.toContain('INTERNAL_SERVER_ERROR');
});

test('two admins who disable each other are both answered', async () => {
  const query = 'mutation($input: UserVersionInput!) { disableUser(input: $input) { __typename } }';
  for (let round = 0; round < 4; round += 1) {
    const pair = [
      await createPerson(plane, admin, 'admin'),
      await createPerson(plane, admin, 'admin'),
    ];
    const versions = await Promise.all(pair.map(({ id }) => version(id)));
    const answers = await Promise.all(
      pair.map(({ headers }, n) => {
        const input = { id: pair[1 - n]?.id, expectedVersion: versions[1 - n] };
        return plane.call(query, { input }, headers);
      }),
    );
    const codes = answers.flatMap(({ errors }) => errors.map((e) => e.extensions?.code));
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
  }
});

test('a text that the database cannot hold is refused as one', async () => {
  const { answer } = await signIn(plane, 'a\u0000b@tests.example', 'x');
  expect(answer.errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  const half = await plane.call(
    'mutation($input: CreateUserInput!) { createUser(input: $input) { ... on Problem { code fields { path } } } }',
    { input: { email: 'half@tests.example', name: 'half \ud800', role: 'customer' } },
    admin,
  );
  expect(half.data.createUser).toEqual({ code: 'INVALID_INPUT', fields: [{ path: 'name' }] });
});

test('a bearer value of any hostile shape is refused', async () => {
  for (const value of ["' OR '1'='1", 'tgat_x', '{{7*7}}', '%00', 'a'.repeat(5_000)]) {
    const answer = await post(plane.url, { query: ME }, { authorization: `Bearer ${value}` });
    expect(answer.status).toBe(401);
  }
  expect(
    (await post(plane.url, { query: ME }, { ...CSRF, cookie: 'tollgate_session=x' })).data.me,
  ).toBeNull();
});
