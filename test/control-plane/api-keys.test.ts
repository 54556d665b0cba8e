// API keys: secrets shown once, rotation with overlap, revocation, and what nodes are told.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseApiKey } from '#contract/api-key';
import { endDueTokens } from '../../control-plane/api-keys/end-due-tokens.ts';
import { type ControlHarness, startControlHarness } from './harness.ts';
import { createPerson, createToken, type Headers, type Person, signInAdmin } from './people.ts';

let plane: ControlHarness;
let admin: Headers;
let owner: Person;
beforeAll(async () => {
  plane = await startControlHarness();
  admin = await signInAdmin(plane);
  owner = await createPerson(plane, admin, 'customer');
});
afterAll(() => plane?.stop());

const KEY = 'id version state tokens { prefix lastFour endsAt }';
const SECRET = `... on ApiKeySecret { secret apiKey { ${KEY} } } ... on Problem { code }`;
const create = async (input: object = {}) => {
  const answer = await plane.call(
    `mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { ${SECRET} } }`,
    { input: { name: 'key', accountId: owner.accountId, ...input } },
  );
  return answer.data.createApiKey;
};
const rotate = async (id: string, expectedVersion: number, overlapSeconds: number) =>
  (
    await plane.call(
      `mutation($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { ${SECRET} } }`,
      { input: { id, expectedVersion, overlapSeconds } },
    )
  ).data.rotateApiKey;
const change = async (verb: string, id: string, expectedVersion: number) =>
  (
    await plane.call(
      `mutation($input: ApiKeyVersionInput!) { ${verb}ApiKey(input: $input) { ... on ApiKey { ${KEY} } ... on Problem { code } } }`,
      { input: { id, expectedVersion } },
    )
  ).data[`${verb}ApiKey`];
const changesSince = async (version: number) => {
  const rows = await plane.database.sql.query<{ kind: string; ref: string }>(
    'select kind, ref from keyring_changes where version > $1 order by version',
    [version],
  );
  return rows.map((row) => `${row.kind}:${row.ref}`);
};
const keyringVersion = async () => {
  const [row] = await plane.database.sql.query<{ version: string }>(
    'select version from keyring_state',
    [],
  );
  return Number(row?.version);
};

test('the secret parses, carries the prefix setting and is in no other answer', async () => {
  const { secret, apiKey } = await create();
  const parsed = parseApiKey(secret);
  expect(parsed.ok && [secret.startsWith('sk-'), parsed.value.lastFour]).toEqual([
    true,
    apiKey.tokens[0].lastFour,
  ]);
  const everything = await plane.call(
    `{ apiKeys(first: 50) { nodes { ${KEY} name createdBy } } auditEntries(first: 50) { nodes { before after objectName } } }`,
  );
  expect(everything.errors).toEqual([]);
  expect(JSON.stringify(everything.data)).not.toContain(secret.slice(3, 40));
});

test('no secret is stored anywhere in the database', async () => {
  const { secret } = await create();
  const token = await createToken(plane, admin, ['users:read']);
  const tables = await plane.database.sql.query<{ name: string }>(
    `select format('%I', tablename) as name from pg_tables where schemaname = 'public'`,
    [],
  );
  for (const { name } of tables) {
    for (const text of [secret.slice(13), token.secret.slice(5), owner.password]) {
      const hits = await plane.database.sql.query(
        `select 1 from ${name} t where position($1 in t::text) > 0 limit 1`,
        [text],
      );
      expect([name, hits.length]).toEqual([name, 0]);
    }
  }
});

test('a rotation overlaps, then the old token ends and the nodes hear of it', async () => {
  const { apiKey, secret } = await create();
  const rotated = await rotate(apiKey.id, 1, 60);
  expect(rotated.secret).not.toBe(secret);
  expect(
    rotated.apiKey.tokens.map((token: { endsAt: string | null }) => token.endsAt !== null),
  ).toEqual([true, false]);
  expect(await endDueTokens(plane.database, plane.services.now())).toBe(0);
  plane.advance(61_000);
  const before = await keyringVersion();
  expect(await endDueTokens(plane.database, plane.services.now())).toBe(1);
  const old = parseApiKey(secret);
  expect(await changesSince(before)).toEqual([`token:${old.ok ? old.value.keyId : ''}`]);
});

test('a rotation without overlap leaves one token', async () => {
  const { apiKey } = await create();
  expect((await rotate(apiKey.id, 1, 0)).apiKey.tokens).toHaveLength(1);
});

test('a third token never works beside two others', async () => {
  const { apiKey } = await create();
  const once = await rotate(apiKey.id, 1, 600);
  const twice = await rotate(apiKey.id, once.apiKey.version, 600);
  expect(twice.apiKey.tokens).toHaveLength(2);
});

test('disabling, enabling and revoking are told to the nodes, and revoked is for good', async () => {
  const { apiKey, secret } = await create();
  const parsed = parseApiKey(secret);
  const ref = `token:${parsed.ok ? parsed.value.keyId : ''}`;
  const start = await keyringVersion();
  expect((await change('disable', apiKey.id, 1)).state).toBe('disabled');
  expect((await change('enable', apiKey.id, 2)).state).toBe('active');
  expect(await change('revoke', apiKey.id, 3)).toMatchObject({ state: 'revoked', tokens: [] });
  expect(new Set(await changesSince(start))).toEqual(new Set([ref]));
  expect((await change('enable', apiKey.id, 4)).code).toBe('STATE_REFUSED');
});

test('freezing an account is one keyring change', async () => {
  const start = await keyringVersion();
  const answer = await plane.call(
    'mutation($input: UpdateAccountInput!) { updateAccount(input: $input) { ... on Account { state } } }',
    { input: { id: owner.accountId, expectedVersion: 1, state: 'frozen' } },
  );
  expect(answer.data.updateAccount.state).toBe('frozen');
  expect(await changesSince(start)).toEqual([`account:${owner.accountId}`]);
});

test('a scope that names nothing is a problem at its field', async () => {
  const answer = await plane.call(
    'mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on Problem { code fields { path code } } } }',
    { input: { name: 'x', accountId: owner.accountId, scopeFamilies: ['nothing'] } },
  );
  expect(answer.data.createApiKey.fields).toEqual([{ path: 'scopeFamilies.0', code: 'not_found' }]);
});
