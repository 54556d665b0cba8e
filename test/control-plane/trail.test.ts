// What the database itself guards: append-only tables, the audit chain, one effect a key, and one
// first start among many control planes.
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ok } from '#contract/result';
import { Secret } from '#contract/secret';
import { verifyAuditChain } from '../../control-plane/audit/audit-chain.ts';
import { SYSTEM_ACTOR } from '../../control-plane/command.ts';
import { migrate, openDatabase, withStartLock } from '../../control-plane/database/database.ts';
import { inTransaction } from '../../control-plane/database/unit-of-work.ts';
import { completeFirstStart } from '../../control-plane/first-start.ts';
import { runOnce } from '../../control-plane/idempotency.ts';
import { refuse } from '../../control-plane/problems.ts';
import { resetAdmin } from '../../control-plane/reset-admin-command.ts';
import { runCommand } from '../../control-plane/run-command.ts';
import { ADMIN, type ControlHarness, startControlHarness } from './harness.ts';
import { signIn } from './people.ts';
import { createTestDatabase } from './postgres.ts';

let plane: ControlHarness;
beforeAll(async () => {
  plane = await startControlHarness();
});
afterAll(() => plane?.stop());

test.each([
  'audit_entries',
  'ledger_transactions',
  'ledger_entries',
  'usage_records',
  'prices',
  'published_versions',
])('%s can neither be changed, emptied nor deleted from', async (table) => {
  const { sql } = plane.database;
  for (const statement of [`delete from ${table}`, `truncate ${table} cascade`]) {
    await expect(sql.query(statement, [])).rejects.toThrow(/append-only/);
  }
  const [column] = await sql.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = $1 and is_identity = 'NO' limit 1`,
    [table],
  );
  await expect(
    sql.query(`update ${table} set ${column?.name} = ${column?.name}`, []),
  ).rejects.toThrow(/append-only/);
});

test('an altered or removed entry breaks the chain', async () => {
  const { sql } = plane.database;
  for (const slug of ['a', 'b', 'c']) {
    await plane.call(
      'mutation($input: CreateUserGroupInput!) { createUserGroup(input: $input) { __typename } }',
      { input: { slug, name: slug } },
    );
  }
  expect(await verifyAuditChain(sql)).toMatchObject({ intact: true });
  await sql.query('alter table audit_entries disable trigger audit_append_only', []);
  await sql.query(
    `update audit_entries set actor_name = 'somebody else' where object_name = 'b'`,
    [],
  );
  expect(await verifyAuditChain(sql)).toMatchObject({ intact: false });
  await sql.query(
    `update audit_entries set actor_name = 'bootstrap token' where object_name = 'b'`,
    [],
  );
  expect(await verifyAuditChain(sql)).toMatchObject({ intact: true });
  await sql.query(`delete from audit_entries where id = (select max(id) from audit_entries)`, []);
  expect(await verifyAuditChain(sql)).toEqual({ intact: false, brokenAt: 'end' });
});

const answer = v.object({ id: v.string(), amount: v.string() });
const call = (key: string, amount: string, effect: () => void = () => undefined) =>
  runCommand({
    database: plane.database,
    actor: { ...SYSTEM_ACTOR, kind: 'token', id: 'script' },
    now: plane.services.now(),
    action: 'wallet.adjust',
    work: (command) =>
      runOnce(command, {
        key,
        operation: 'adjustWallet',
        parameters: { amount },
        answer,
        run: async () => {
          effect();
          await command.sql.query(`insert into families (slug, name) values ($1, 'x')`, [
            `f-${key}`,
          ]);
          return amount === '13' ? refuse('INSUFFICIENT_FUNDS', 'No.') : ok({ id: key, amount });
        },
      }),
  });

test('twenty parallel calls with one key have one effect and one answer', async () => {
  let effects = 0;
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      call('parallel-key', '5', () => {
        effects += 1;
      }),
    ),
  );
  expect(new Set(answers.map((one) => JSON.stringify(one)))).toEqual(
    new Set([JSON.stringify(ok({ id: 'parallel-key', amount: '5' }))]),
  );
  expect(effects).toBe(1);
});

test('one key with other parameters is refused', async () => {
  await call('other-params', '5');
  const second = await call('other-params', '6');
  expect(!second.ok && second.error.code).toBe('IDEMPOTENCY_CONFLICT');
});

test('a refused call keeps nothing and can be sent again', async () => {
  const first = await call('refused-key', '13');
  expect(!first.ok && first.error.code).toBe('INSUFFICIENT_FUNDS');
  expect(
    await plane.database.sql.query(`select 1 from families where slug = 'f-refused-key'`, []),
  ).toEqual([]);
  expect((await call('refused-key', '5')).ok).toBe(true);
});

test('control planes that start together make one installation', async () => {
  const { location, drop } = await createTestDatabase();
  const databases = await Promise.all(Array.from({ length: 4 }, () => openDatabase(location, 2)));
  const starts = await Promise.all(
    databases.map((database) =>
      withStartLock(database, async () => {
        await migrate(database);
        return completeFirstStart({
          database,
          now: new Date(),
          adminEmail: 'a@b.example',
          adminPassword: undefined,
        });
      }),
    ),
  );
  expect(new Set(starts.map((start) => start.incarnation)).size).toBe(1);
  expect(starts.filter((start) => start.admin?.oneTimePassword !== undefined)).toHaveLength(1);
  const [counts] =
    (await databases[0]?.sql.query<{ house: string; admins: string; credit: string }>(
      `select (select count(*) from accounts where mode = 'house') as house, (select count(*) from users) as admins,
            (select sum(available_nano_usd) from pockets) as credit`,
      [],
    )) ?? [];
  expect(counts).toEqual({ house: '1', admins: '1', credit: '100000000000' });
  for (const database of databases) await database.close();
  await drop();
});

test('a database given by URL works with and without a pooler in front', async () => {
  const { location, drop } = await createTestDatabase();
  if (location.kind !== 'socket') throw new Error('the test database has a socket');
  const host = encodeURIComponent(location.host);
  const url = new Secret(`postgres://${location.user}@localhost/${location.database}?host=${host}`);
  for (const directUrl of [undefined, url]) {
    const database = await openDatabase({ kind: 'url', url, directUrl }, 2);
    await withStartLock(database, () => migrate(database));
    const timeout = await inTransaction(database, (tx) =>
      tx.sql.query('show statement_timeout', []),
    );
    expect(timeout).toEqual([{ statement_timeout: '5s' }]);
    await database.close();
  }
  await drop();
});

test('a reset gives a way back in and ends the old password', async () => {
  const { oneTimePassword } = await resetAdmin(plane.database, {
    email: undefined,
    now: plane.services.now(),
  });
  expect((await signIn(plane, ADMIN.email, ADMIN.password)).answer.data.signIn.code).toBe(
    'SIGN_IN_FAILED',
  );
  expect(
    (await signIn(plane, ADMIN.email, oneTimePassword)).answer.data.signIn.user.mustReplacePassword,
  ).toBe(true);
});
