// What is deleted while something else begins to refer to it: one of the two is refused with the
// answer that it would have had a moment later, never with a fault.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inTransaction, type Tx } from '../../control-plane/database/unit-of-work.ts';
import { type ControlHarness, startControlHarness } from './harness.ts';

/** Shorter than a statement may wait for a lock. */
const WAIT = { timeout: 4_000 };

let plane: ControlHarness;
beforeAll(async () => {
  plane = await startControlHarness();
});
afterAll(() => plane?.stop());

const PROBLEM = '... on Problem { code fields { path code } }';

async function change(mutation: string, fields: string, input: object) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await plane.call(
    `mutation($input: ${type}!) { ${mutation}(input: $input) { ${fields} ${PROBLEM} } }`,
    { input },
  );
  return data?.[mutation] ?? { errors };
}

const createProvider = (name: string) =>
  change('createProvider', '... on Provider { id version }', {
    name,
    vendor: 'Moonshot AI',
    baseUrl: 'https://api.example.com/v1',
  });
const createFamily = (slug: string) =>
  change('createFamily', '... on Family { slug version }', { slug, name: slug, position: 1 });

/** Changes the database first, and commits when the call waits for it. */
async function whileWaiting<T>(
  before: (tx: Tx) => Promise<unknown>,
  call: () => Promise<T>,
): Promise<T> {
  const { answer } = await inTransaction(plane.database, async (tx) => {
    await before(tx);
    const started = call();
    await vi.waitFor(async () => {
      const waiting = await plane.database.sql.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        [],
      );
      expect(waiting).toHaveLength(1);
    }, WAIT);
    return { answer: started };
  });
  return answer;
}

test('a credential of a provider that has just been deleted names the field', async () => {
  const { id } = await createProvider('Gone');
  const refused = await whileWaiting(
    ({ sql }) => sql.query('delete from providers where id = $1', [id]),
    () =>
      change('createCredential', '... on Credential { id }', {
        providerId: id,
        name: 'a',
        secret: 'sk-0123456789',
      }),
  );
  expect(refused).toMatchObject({
    code: 'INVALID_INPUT',
    fields: [{ path: 'providerId', code: 'not_found' }],
  });
});

test('a key whose family is deleted at that moment names the field', async () => {
  const made = await change('createUser', '... on UserCredentials { user { accountId } }', {
    email: 'late@customers.example',
    role: 'customer',
  });
  await createFamily('leaving');
  const refused = await whileWaiting(
    ({ sql }) => sql.query(`delete from families where slug = 'leaving'`, []),
    () =>
      change('createApiKey', '... on ApiKeySecret { secret }', {
        accountId: made.user.accountId,
        name: 'late',
        scopeFamilies: ['leaving'],
      }),
  );
  expect(refused).toMatchObject({
    fields: [{ path: 'scopeFamilies.0', code: 'not_found' }],
  });
});

test('a model whose family is deleted at that moment names the field', async () => {
  await createFamily('going');
  const refused = await whileWaiting(
    ({ sql }) => sql.query(`delete from families where slug = 'going'`, []),
    () =>
      change('createModel', '... on Model { id }', {
        slug: 'late-1',
        name: 'Late',
        vendor: 'Nobody',
        families: ['going'],
      }),
  );
  expect(refused).toMatchObject({ fields: [{ path: 'families.0', code: 'not_found' }] });
});

test('a family that a model begins to name is in use', async () => {
  const { slug, version } = await createFamily('staying');
  const refused = await whileWaiting(
    async ({ sql }) => {
      await sql.query('select 1 from families where slug = $1 for key share', [slug]);
      await sql.query(
        `update models set families = array_append(families, $1) where slug = 'kimi-k2'`,
        [slug],
      );
    },
    () => change('deleteFamily', '... on Family { slug }', { slug, expectedVersion: version }),
  );
  expect(refused).toMatchObject({ code: 'IN_USE' });
});
