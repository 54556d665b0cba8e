// User groups through the API: the pattern that every noun follows, end to end.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAuditChain } from '../../control-plane/audit/audit-chain.ts';
import { type ControlHarness, startControlHarness } from './harness.ts';

interface Page {
  nodes: { slug: string }[];
  nextCursor: string | null;
  totalCount: number;
}

let plane: ControlHarness;
beforeAll(async () => {
  plane = await startControlHarness();
});
afterAll(() => plane?.stop());

const FIELDS =
  '... on UserGroup { id slug name multiplierPpm version } ... on Problem { code fields { path code } current params { name value } }';
const create = (input: object) =>
  plane.call(
    `mutation($input: CreateUserGroupInput!) { createUserGroup(input: $input) { ${FIELDS} } }`,
    { input },
  );
const update = (input: object) =>
  plane.call(
    `mutation($input: UpdateUserGroupInput!) { updateUserGroup(input: $input) { ${FIELDS} } }`,
    { input },
  );

test('a group is created, read, updated and deleted', async () => {
  const created = (await create({ slug: 'gold', name: 'Gold', multiplierPpm: 900000 })).data
    .createUserGroup;
  expect(created).toMatchObject({ slug: 'gold', multiplierPpm: 900000, version: 1 });
  const updated = (await update({ id: created.id, expectedVersion: 1, name: 'Gold plus' })).data
    .updateUserGroup;
  expect(updated).toMatchObject({ name: 'Gold plus', multiplierPpm: 900000, version: 2 });
  const read = await plane.call('query($id: Uuid!) { userGroup(id: $id) { name version } }', {
    id: created.id,
  });
  expect(read.data.userGroup).toEqual({ name: 'Gold plus', version: 2 });
  const deleted = await plane.call(
    `mutation($input: DeleteUserGroupInput!) { deleteUserGroup(input: $input) { ${FIELDS} } }`,
    { input: { id: created.id, expectedVersion: 2 } },
  );
  expect(deleted.data.deleteUserGroup.slug).toBe('gold');
});

test('a stale version is refused with the current state', async () => {
  const { id } = (await create({ slug: 'stale', name: 'A' })).data.createUserGroup;
  await update({ id, expectedVersion: 1, name: 'B' });
  const late = (await update({ id, expectedVersion: 1, name: 'C' })).data.updateUserGroup;
  expect(late).toMatchObject({ code: 'CONFLICT', current: { name: 'B', version: 2 } });
});

test('two editors at once leave one winner and one conflict', async () => {
  const { id } = (await create({ slug: 'race', name: 'A' })).data.createUserGroup;
  const answers = await Promise.all(
    ['B', 'C'].map((name) => update({ id, expectedVersion: 1, name })),
  );
  const codes = answers.map((answer) => answer.data.updateUserGroup.code ?? 'done');
  expect(codes.sort()).toEqual(['CONFLICT', 'done']);
});

test('a taken slug and bad fields are problems, not errors', async () => {
  await create({ slug: 'taken', name: 'A' });
  expect((await create({ slug: 'taken', name: 'B' })).data.createUserGroup.code).toBe('TAKEN');
  const bad = (await create({ slug: 'Not OK', name: '', multiplierPpm: -1 })).data.createUserGroup;
  expect(bad.code).toBe('INVALID_INPUT');
  expect(bad.fields.map((field: { path: string }) => field.path).sort()).toEqual([
    'multiplierPpm',
    'name',
    'slug',
  ]);
});

test('pages cover every row once in both directions', async () => {
  for (let n = 0; n < 7; n += 1)
    await create({ slug: `page-${n}`, name: n % 2 === 0 ? 'Even' : 'Odd' });
  for (const sort of ['NAME_ASC', 'NAME_DESC', 'CREATED_ASC', 'CREATED_DESC']) {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const query = `query($after: String) { userGroups(first: 3, after: $after, sort: ${sort}, filter: { search: "page-" }) { nodes { slug } nextCursor totalCount } }`;
      const page: Page = (await plane.call(query, { after })).data.userGroups;
      expect(page.totalCount).toBe(7);
      seen.push(...page.nodes.map((node: { slug: string }) => node.slug));
      after = page.nextCursor;
    } while (after !== null);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
  }
});

test('every mutation, refused ones too, is in an intact chain', async () => {
  const { rows } = await plane.database.openClient('test').then(async (client) => {
    const result = await client.query(
      'select outcome, count(*)::int from audit_entries group by 1 order by 1',
    );
    await client.end();
    return result;
  });
  expect(rows.map((row: { outcome: string }) => row.outcome)).toEqual(['done', 'refused']);
  expect(await verifyAuditChain(plane.database.sql)).toMatchObject({ intact: true });
});

test('changes are announced to the publisher and the keyring', async () => {
  const read = async () => {
    const [config] = await plane.database.sql.query<{ revision: string }>(
      'select revision from configuration_state',
      [],
    );
    const [keyring] = await plane.database.sql.query<{ version: string }>(
      'select version from keyring_state',
      [],
    );
    return [Number(config?.revision), Number(keyring?.version)];
  };
  const [revision = 0, version = 0] = await read();
  await create({ slug: 'announced', name: 'A' });
  expect(await read()).toEqual([revision + 1, version + 1]);
});
