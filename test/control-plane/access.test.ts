// The access matrix, generated: every query and mutation by every role and by tokens with exactly
// the scope, with every other scope, and with none. Refusal is judged before anything runs.
import { GraphQLError, isObjectType } from 'graphql';
import { buildSchemaSync, Extensions, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enforceAccess } from '../../control-plane/graphql/access.ts';
import {
  type AccessRow,
  accessMatrix,
  isAccessRow,
  roles,
  tokenScopes,
} from '../../control-plane/graphql/access-matrix.ts';
import { createSchema } from '../../control-plane/graphql/schema.ts';
import { type ControlHarness, startControlHarness } from './harness.ts';
import { CSRF, createPerson, createToken, type Headers, signInAdmin } from './people.ts';

let plane: ControlHarness;
let admin: Headers;
const people = new Map<string, Headers>();
beforeAll(async () => {
  plane = await startControlHarness();
  admin = await signInAdmin(plane);
  people.set('anonymous', CSRF).set('admin', admin);
  for (const role of ['customer', 'viewer', 'operator']) {
    const person = await createPerson(plane, admin, role);
    people.set(role, person.headers);
  }
});
afterAll(() => plane?.stop());

const schema = createSchema();
interface Operation {
  readonly name: string;
  readonly document: string;
  readonly rows: readonly AccessRow[];
}

// A document per root field whose arguments have the right types and values that name nothing.
function operations(): Operation[] {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return roots.flatMap((type) =>
    Object.values(type?.getFields() ?? {}).map((field) => {
      const args = field.args.filter(
        (arg) => String(arg.type).endsWith('!') && arg.defaultValue === undefined,
      );
      const given = args.map((arg) => `${arg.name}: ${literal(String(arg.type))}`).join(', ');
      const bare = String(field.type).replaceAll(/[[\]!]/g, '');
      const leaf =
        /^(Boolean|Int|String|ID|Json|DateTime|Uuid|NanoUsd|Float)$/.test(bare) ||
        !isComposite(bare);
      const keyword = type === schema.getMutationType() ? 'mutation' : 'query';
      return {
        name: field.name,
        document:
          `${keyword} { ${field.name}${given ? `(${given})` : ''} ${leaf ? '' : '{ __typename ... on Problem { code } }'} }`.replace(
            /\{ __typename \.\.\. on Problem \{ code \} \}/,
            keyword === 'mutation' ? '{ __typename ... on Problem { code } }' : '{ __typename }',
          ),
        rows: rowsOf(field.extensions.access),
      };
    }),
  );
}

function isComposite(name: string): boolean {
  const type = schema.getType(name);
  return type !== undefined && 'getFields' in type
    ? isObjectType(type)
    : type !== undefined && 'getTypes' in type;
}

function rowsOf(value: unknown): AccessRow[] {
  return Array.isArray(value) ? value.filter(isAccessRow) : [];
}

const UUID = '0197f0a0-0000-7000-8000-000000000000';
function literal(type: string): string {
  const bare = type.replace(/!$/, '');
  if (bare.startsWith('[')) return `[${literal(bare.slice(1, -1))}]`;
  const known: Record<string, string> = {
    Int: '1',
    String: '"x"',
    ID: '"1"',
    Uuid: `"${UUID}"`,
    Boolean: 'true',
    NanoUsd: '"1"',
    DateTime: '"2026-01-01T00:00:00Z"',
    Float: '1',
  };
  const value = known[bare];
  if (value !== undefined) return value;
  const named = schema.getType(bare);
  if (named !== undefined && 'getValues' in named) return named.getValues()[0]?.name ?? 'null';
  if (named === undefined || !('getFields' in named)) throw new Error(`no literal for ${type}`);
  const fields = Object.values(named.getFields()).filter(
    (field) =>
      String(field.type).endsWith('!') &&
      !('defaultValue' in field && field.defaultValue !== undefined),
  );
  return `{ ${fields.map((field) => `${field.name}: ${literal(String(field.type))}`).join(', ')} }`;
}

const REFUSALS = ['UNAUTHENTICATED', 'FORBIDDEN'];
async function isRefused(document: string, headers: Headers): Promise<boolean> {
  const answer = await plane.call(document, {}, headers);
  const codes = answer.errors.map((error) => error.extensions?.code ?? '');
  expect(
    codes.filter((code) => code.startsWith('GRAPHQL_') || code === 'QUERY_TOO_LARGE'),
    document,
  ).toEqual([]);
  return codes.some((code) => REFUSALS.includes(code));
}

const all = operations().filter(({ name }) => name !== 'signOut' && name !== 'signIn');
test('every root field is in the generated set with its rows', () => {
  expect(all.length).toBeGreaterThan(25);
  expect(all.filter(({ rows }) => rows.length === 0)).toEqual([]);
});

test.each(roles.map((role) => [role] as const))(
  '%s passes exactly where the matrix lets it',
  async (role) => {
    const headers = people.get(role) ?? CSRF;
    for (const { name, document, rows } of all) {
      const open = rows.some((row) => accessMatrix[row].cells[role] !== 'deny');
      expect([name, await isRefused(document, headers)]).toEqual([name, !open]);
    }
  },
);

test('a token passes exactly with the scope of the row', async () => {
  for (const scope of tokenScopes) {
    const only = await createToken(plane, admin, [scope]);
    const others = await createToken(
      plane,
      admin,
      tokenScopes.filter((other) => other !== scope),
    );
    for (const { name, document, rows } of all) {
      const scopes = rows.map((row): string | null => accessMatrix[row].token);
      if (!scopes.includes(scope)) continue;
      expect([name, scope, await isRefused(document, only.headers)]).toEqual([name, scope, false]);
      if (scopes.length > 1) continue;
      expect([name, scope, await isRefused(document, others.headers)]).toEqual([name, scope, true]);
    }
  }
});

test('no token reaches what has no scope', async () => {
  const token = await createToken(plane, admin, [...tokenScopes]);
  for (const { name, document, rows } of all) {
    if (rows.some((row) => accessMatrix[row].token !== null)) continue;
    expect([name, await isRefused(document, token.headers)]).toEqual([name, true]);
  }
});

test('after ten minutes the marked rows ask an admin for the password', async () => {
  plane.advance(11 * 60_000);
  for (const { name, document, rows } of all) {
    const marked = rows.every((row) => ['step-up', 'deny'].includes(accessMatrix[row].cells.admin));
    if (!marked || rows.every((row) => accessMatrix[row].cells.admin === 'deny')) continue;
    const answer = await plane.call(document, {}, admin);
    expect([name, JSON.stringify(answer)]).toEqual([
      name,
      expect.stringContaining('STEP_UP_REQUIRED'),
    ]);
  }
  admin = await signInAdmin(plane);
});

test('no field of the API can carry a hash, a sealed value or a secret but these', () => {
  const suspicious = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
    .filter((name) => /\.(.*(password|digest|sealed|wrapped|secret|cipher|hash).*)$/i.test(name))
    .filter((name) => !name.startsWith('Mutation.') && !name.startsWith('__'));
  expect(suspicious.sort()).toEqual([
    'ApiKeySecret.secret',
    'AutomationTokenSecret.secret',
    'User.mustReplacePassword',
    'UserCredentials.oneTimePassword',
  ]);
});

test('every row of the matrix has a field', () => {
  const used = new Set(
    Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => [
        ...rowsOf(type.extensions.access),
        ...Object.values(type.getFields()).flatMap((field) => rowsOf(field.extensions.access)),
      ]),
  );
  // Introspection has no field of ours: the limits plugin asks its row.
  const unused = Object.keys(accessMatrix).filter((row) => isAccessRow(row) && !used.has(row));
  expect(unused).toEqual(['introspect']);
});

test('a schema with a field without a rule does not build', () => {
  @ObjectType('Bare')
  class Bare {
    @Field(() => String)
    open!: string;
  }
  @Resolver(() => Bare)
  class BareResolver {
    @Query(() => Bare)
    @Extensions({ access: ['public'] })
    bare(): Bare {
      return { open: 'x' };
    }
  }
  const built = buildSchemaSync({ resolvers: [BareResolver], validate: false });
  expect(() => enforceAccess(built)).toThrow('Bare.open');
});

test('removing any one rule makes the build fail', () => {
  for (const type of Object.values(createSchema().getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const fresh = createRaw();
    const again = fresh.getType(type.name);
    if (!isObjectType(again)) throw new GraphQLError('the type is missing');
    again.extensions = {};
    for (const field of Object.values(again.getFields())) field.extensions = {};
    expect(() => enforceAccess(fresh), type.name).toThrow(type.name);
  }
});

// The schema is built once more each time, since enforcing changes it in place.
function createRaw() {
  return createSchema();
}

test('a customer sees and touches the own account alone', async () => {
  const customer = await createPerson(plane, admin, 'customer');
  const other = await createPerson(plane, admin, 'customer');
  const make = (headers: Headers, input: object) =>
    plane.call(
      'mutation($input: CreateApiKeyInput!) { createApiKey(input: $input) { ... on ApiKeySecret { apiKey { id version } } ... on Problem { code fields { path code } } } }',
      { input },
      headers,
    );
  const own = (await make(customer.headers, { name: 'mine' })).data.createApiKey.apiKey;
  const theirs = (await make(other.headers, { name: 'canary-of-the-other' })).data.createApiKey
    .apiKey;
  const list = await plane.call(
    '{ apiKeys(first: 50) { nodes { id name } totalCount } }',
    {},
    customer.headers,
  );
  expect(list.data.apiKeys).toMatchObject({ totalCount: 1, nodes: [{ id: own.id }] });
  const filtered = await plane.call(
    'query($id: Uuid!) { apiKeys(first: 50, filter: { accountId: $id }) { totalCount } }',
    { id: other.accountId },
    customer.headers,
  );
  expect(filtered.data.apiKeys.totalCount).toBe(0);
  const read = (id: string) =>
    plane.call('query($id: Uuid!) { apiKey(id: $id) { name } }', { id }, customer.headers);
  expect((await read(theirs.id)).data).toEqual((await read(UUID)).data);
  const revoke = async (id: string) =>
    (
      await plane.call(
        'mutation($input: ApiKeyVersionInput!) { revokeApiKey(input: $input) { ... on ApiKey { state } ... on Problem { code message } } }',
        { input: { id, expectedVersion: 1 } },
        customer.headers,
      )
    ).data.revokeApiKey;
  expect(await revoke(theirs.id)).toEqual(await revoke(UUID));
  const forced = await make(customer.headers, { name: 'x', accountId: other.accountId });
  expect(forced.data.createApiKey.fields).toEqual([{ path: 'accountId', code: 'not_found' }]);
  const pinned = await make(customer.headers, { name: 'x', mayPin: true });
  expect(pinned.data.createApiKey.code).toBe('NOT_ALLOWED');
});
