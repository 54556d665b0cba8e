// The demo of `npm start` as the API shows it: a customer with a wallet, the same one at every start.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findDemo, prepareDemo } from '../../control-plane/standalone/demo.ts';
import { type ControlHarness, startControlHarness } from './harness.ts';
import { type Headers, signInAdmin } from './people.ts';

let plane: ControlHarness;
let admin: Headers;
beforeAll(async () => {
  plane = await startControlHarness();
  admin = await signInAdmin(plane);
});
afterAll(() => plane?.stop());

/** What `npm start` does once the simulator listens. */
async function start(): Promise<void> {
  const found = await findDemo(plane.services);
  if (found === undefined) throw new Error('the demo is gone');
  const prepared = await prepareDemo(plane.services, found, 'http://127.0.0.1:9/v1');
  if (!prepared.ok) throw new Error(prepared.error.message);
}

async function customers() {
  const { data } = await plane.call(
    `{ users(first: 10, filter: { role: customer }) { nodes {
      email state mustReplacePassword accountId
      account { mode apiKeyCount wallet { balanceNanoUsd lots { remainingNanoUsd } } } } } }`,
  );
  return data.users.nodes;
}

const FUNDED = {
  mode: 'test',
  apiKeyCount: 1,
  wallet: { balanceNanoUsd: '20000000000', lots: [{ remainingNanoUsd: '20000000000' }] },
};

test('the test account is listed as one customer, however often it is started', async () => {
  await start();
  const first = await customers();
  expect(first).toMatchObject([
    { email: 'demo@example.com', state: 'active', mustReplacePassword: true, account: FUNDED },
  ]);
  await start();
  expect(await customers()).toEqual(first);
});

test('a test account of before gets its customer, even where the address is taken', async () => {
  const [{ accountId }] = await customers();
  await plane.database.sql.query('delete from users where account_id = $1', [accountId]);
  await plane.call(
    'mutation($input: CreateUserInput!) { createUser(input: $input) { __typename } }',
    { input: { email: 'demo@example.com' } },
  );
  await start();
  const found = (await customers()).filter((user: Headers) => user.accountId === accountId);
  expect(found).toMatchObject([{ email: `demo-${accountId}@example.com`, account: FUNDED }]);
});

test('nobody signs in as the test account before an operator gives a password', async () => {
  const found = await customers();
  const { email } = found.find(
    (user: { account: { mode: string } }) => user.account.mode === 'test',
  );
  for (const password of ['', 'null', 'demo']) {
    const { data } = await plane.call(
      'mutation($input: SignInInput!) { signIn(input: $input) { ... on Problem { code } } }',
      { input: { email, password } },
      { 'x-tollgate-csrf': '1' },
    );
    expect(data.signIn).toEqual({ code: 'SIGN_IN_FAILED' });
  }
});

test('removing test money empties its wallet and leaves the customer', async () => {
  const before = await customers();
  const { data } = await plane.call(
    `mutation($input: RemoveTestMoneyInput!) { removeTestMoney(input: $input) {
      ... on TestMoneyRemoval { removedNanoUsd stillInUseNanoUsd } } }`,
    { input: { reason: 'going live', idempotencyKey: 'remove-demo' } },
    admin,
  );
  expect(data.removeTestMoney).toEqual({ removedNanoUsd: '20000000000', stillInUseNanoUsd: '0' });
  const after = await customers();
  expect(after.map((user: Headers) => user.email)).toEqual(
    before.map((user: Headers) => user.email),
  );
  const test = after.find((user: { account: { mode: string } }) => user.account.mode === 'test');
  expect(test.account.wallet).toEqual({ balanceNanoUsd: '0', lots: [] });
});
