// What a change of a person's role means for nodes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlHarness, startControlHarness } from './harness.ts';
import { createPerson, type Headers, signInAdmin } from './people.ts';

let plane: ControlHarness;
let admin: Headers;
beforeAll(async () => {
  plane = await startControlHarness();
  admin = await signInAdmin(plane);
});
afterAll(() => plane?.stop());

test('nodes are told of both accounts when staff become a customer', async () => {
  const { sql } = plane.database;
  const staff = await createPerson(plane, admin, 'operator');
  await sql.query('delete from keyring_changes', []);
  const found = await plane.call('query($id: Uuid!) { user(id: $id) { version } }', {
    id: staff.id,
  });
  const changed = await plane.call(
    'mutation($input: AssignUserRoleInput!) { assignUserRole(input: $input) { ... on User { accountId } } }',
    { input: { id: staff.id, expectedVersion: found.data.user.version, role: 'customer' } },
    admin,
  );
  const { accountId } = changed.data.assignUserRole;
  expect(accountId).not.toBe(staff.accountId);
  const rows = await sql.query<{ ref: string }>(
    `select ref from keyring_changes where kind = 'account'`,
    [],
  );
  expect(new Set(rows.map((row) => row.ref))).toEqual(new Set([accountId, staff.accountId]));
});
