// Wallets and the ledger through the API: booked once, within limits, seen by whom they concern.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlHarness, startControlHarness } from './harness.ts';
import { createPerson, createToken, type Headers, type Person, signInAdmin } from './people.ts';

const FIELDS = `... on BalanceAdjustment { transactionId walletId amountNanoUsd availableNanoUsd }
  ... on Problem { code message fields { path code message } params { name value } }`;
const USD = 1_000_000_000n;

let plane: ControlHarness;
let admin: Headers;
let operator: Person;
let mara: Person;
let noor: Person;
beforeAll(async () => {
  plane = await startControlHarness();
  admin = await signInAdmin(plane);
  operator = await createPerson(plane, admin, 'operator');
  mara = await createPerson(plane, admin, 'customer');
  noor = await createPerson(plane, admin, 'customer');
});
afterAll(() => plane?.stop());

const walletOf = async (person: { accountId: string }, headers?: Headers) =>
  (
    await plane.call(
      `query($id: Uuid!) { walletOfAccount(accountId: $id) { id balanceNanoUsd availableNanoUsd inUseNanoUsd accountMode
        lots { origin remainingNanoUsd scopeKey } spend { todayNanoUsd last30DaysNanoUsd } } }`,
      { id: person.accountId },
      headers,
    )
  ).data?.walletOfAccount;

const adjust = async (input: object, headers?: Headers) => {
  const { data, errors } = await plane.call(
    `mutation($input: AdjustBalanceInput!) { adjustBalance(input: $input) { ${FIELDS} } }`,
    { input: { reason: 'a reason', idempotencyKey: crypto.randomUUID(), ...input } },
    headers,
  );
  return data?.adjustBalance ?? { errors };
};
const usd = (amount: bigint) => (amount * USD).toString();

test('twenty parallel calls with one key book once and answer alike', async () => {
  const { id: walletId } = await walletOf(mara);
  const input = {
    walletId,
    amountNanoUsd: usd(25n),
    origin: 'payment',
    idempotencyKey: 'pay-0001',
  };
  const answers = await Promise.all(Array.from({ length: 20 }, () => adjust(input)));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ walletId, availableNanoUsd: usd(25n) });
  expect(await walletOf(mara)).toMatchObject({
    balanceNanoUsd: usd(25n),
    lots: [{ origin: 'payment', remainingNanoUsd: usd(25n), scopeKey: 'general' }],
  });
  const other = await adjust({ ...input, amountNanoUsd: usd(26n) });
  expect(other).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
});

test('twenty parallel debits take what is there and not a nano more', async () => {
  const { id: walletId } = await walletOf(noor);
  await adjust({ walletId, amountNanoUsd: usd(10n), origin: 'payment' });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => adjust({ walletId, amountNanoUsd: usd(-1n) })),
  );
  expect(answers.filter((answer) => answer.transactionId)).toHaveLength(10);
  const refused = answers.filter((answer) => answer.code);
  expect(new Set(refused.map((answer) => answer.code))).toEqual(new Set(['INSUFFICIENT_FUNDS']));
  expect(await walletOf(noor)).toMatchObject({ balanceNanoUsd: '0', lots: [] });
});

test('an adjustment needs a reason, an amount, a key and a wallet', async () => {
  const { id: walletId } = await walletOf(mara);
  const good = { walletId, amountNanoUsd: '1' };
  expect(await adjust({ ...good, reason: ' ' })).toMatchObject({ fields: [{ path: 'reason' }] });
  expect(await adjust({ ...good, amountNanoUsd: '0' })).toMatchObject({
    fields: [{ path: 'amountNanoUsd' }],
  });
  expect(await adjust({ ...good, idempotencyKey: 'short' })).toMatchObject({
    fields: [{ path: 'idempotencyKey' }],
  });
  const nobody = '0199b3c4-5d6e-7f80-8a1b-2c3d4e5f6071';
  expect(await adjust({ ...good, walletId: nobody })).toMatchObject({ code: 'NOT_FOUND' });
  expect((await adjust({ ...good, amountNanoUsd: '1.5' })).errors).toHaveLength(1);
});

test('an amount that is too large is refused with the most, in every role', async () => {
  const { id: walletId } = await walletOf(mara);
  for (const amountNanoUsd of [usd(100_000_001n), usd(-100_000_001n), '9223372036854775807']) {
    for (const headers of [operator.headers, admin]) {
      expect(await adjust({ walletId, amountNanoUsd }, headers)).toMatchObject({
        fields: [{ path: 'amountNanoUsd', message: 'Use at most 100000000 USD at once.' }],
      });
    }
  }
  expect(await adjust({ walletId, amountNanoUsd: usd(1001n) }, operator.headers)).toMatchObject({
    message: 'This is more than you may adjust. Use at most 1000 USD at once.',
  });
});

test('operators have the limit of the setting, tokens their own, admins enter their password', async () => {
  const { id: walletId } = await walletOf(mara);
  const large = { walletId, amountNanoUsd: usd(1001n) };
  expect(await adjust(large, operator.headers)).toMatchObject({
    code: 'LIMIT_EXCEEDED',
    params: [{ name: 'limitNanoUsd', value: usd(1000n) }],
  });
  expect(await adjust({ ...large, amountNanoUsd: usd(-1001n) }, operator.headers)).toMatchObject({
    code: 'LIMIT_EXCEEDED',
  });
  expect(await adjust({ walletId, amountNanoUsd: usd(1000n) }, operator.headers)).toMatchObject({
    amountNanoUsd: usd(1000n),
  });
  expect(await adjust(large, admin)).toMatchObject({ amountNanoUsd: usd(1001n) });
  const reader = await createToken(plane, admin, ['wallets:read']);
  expect((await adjust({ walletId, amountNanoUsd: '1' }, reader.headers)).errors).toHaveLength(1);
  const writer = await createToken(plane, admin, ['wallets:adjust']);
  expect(await adjust({ walletId, amountNanoUsd: '1' }, writer.headers)).toMatchObject({
    amountNanoUsd: '1',
  });
  expect(await adjust(large, writer.headers)).toMatchObject({ code: 'LIMIT_EXCEEDED' });
  expect((await adjust({ walletId, amountNanoUsd: '1' }, mara.headers)).errors[0]?.message).toBe(
    'You may not do this.',
  );
});

const LEDGER = `query($filter: LedgerFilter, $after: String) { ledgerTransactions(first: 2, after: $after, filter: $filter) {
  totalCount nextCursor nodes { id kind amountNanoUsd balanceAfterNanoUsd reason walletId } } }`;

test('a ledger pages newest first with the balance after each line', async () => {
  const { id: walletId } = await walletOf(noor);
  const lines: { amountNanoUsd: string; balanceAfterNanoUsd: string }[] = [];
  let after: string | null = null;
  do {
    const { data } = await plane.call(LEDGER, { filter: { walletId }, after });
    expect(data.ledgerTransactions.totalCount).toBe(11);
    lines.push(...data.ledgerTransactions.nodes);
    after = data.ledgerTransactions.nextCursor;
  } while (after !== null);
  expect(lines).toHaveLength(11);
  let balance = 0n;
  for (const line of lines.toReversed()) {
    balance += BigInt(line.amountNanoUsd);
    expect(line.balanceAfterNanoUsd).toBe(balance.toString());
  }
});

test('customers see their own wallet and ledger, and another’s is as if it did not exist', async () => {
  expect(await walletOf(mara, mara.headers)).toMatchObject({ accountMode: 'live' });
  expect(await walletOf(noor, mara.headers)).toBeNull();
  const { id: foreign } = await walletOf(noor);
  const own = await plane.call(LEDGER, {}, noor.headers);
  expect(own.data.ledgerTransactions.totalCount).toBe(11);
  const asked = await plane.call(LEDGER, { filter: { walletId: foreign } }, mara.headers);
  expect(asked.data.ledgerTransactions).toEqual({ totalCount: 0, nextCursor: null, nodes: [] });
  const [line] = own.data.ledgerTransactions.nodes;
  const one = 'query($id: String!) { ledgerTransaction(id: $id) { id } }';
  expect(
    (await plane.call(one, { id: line.id }, noor.headers)).data.ledgerTransaction,
  ).not.toBeNull();
  expect((await plane.call(one, { id: line.id }, mara.headers)).data.ledgerTransaction).toBeNull();
  const entries =
    'query($id: String!) { ledgerTransaction(id: $id) { entries { account amountNanoUsd } } }';
  expect((await plane.call(entries, { id: line.id }, noor.headers)).errors).toHaveLength(1);
  const seen = await plane.call(entries, { id: line.id });
  const amounts = seen.data.ledgerTransaction.entries.map((e: { amountNanoUsd: string }) =>
    BigInt(e.amountNanoUsd),
  );
  expect(amounts.reduce((sum: bigint, amount: bigint) => sum + amount, 0n)).toBe(0n);
  expect(
    (await plane.call('{ wallets(first: 5) { totalCount } }', {}, mara.headers)).errors,
  ).toHaveLength(1);
});

test('one action removes all test money and leaves live money alone', async () => {
  const made = await plane.call(
    'mutation($input: CreateUserInput!) { createUser(input: $input) { ... on UserCredentials { user { accountId } } } }',
    { input: { email: 'try@tests.example', accountMode: 'test' } },
  );
  const { accountId } = made.data.createUser.user;
  const { id: walletId, accountMode } = await walletOf({ accountId });
  expect(accountMode).toBe('test');
  await adjust({ walletId, amountNanoUsd: usd(50n), origin: 'grant' });
  const live = await walletOf(mara);
  const effect = await plane.call('{ testMoneyEffect { wallets availableNanoUsd inUseNanoUsd } }');
  expect(effect.data.testMoneyEffect).toEqual({
    wallets: 1,
    availableNanoUsd: usd(50n),
    inUseNanoUsd: '0',
  });
  const remove = (headers: Headers, idempotencyKey: string) =>
    plane.call(
      `mutation($input: RemoveTestMoneyInput!) { removeTestMoney(input: $input) {
        ... on TestMoneyRemoval { wallets removedNanoUsd stillInUseNanoUsd } ... on Problem { code } } }`,
      { input: { reason: 'going live', idempotencyKey } },
      headers,
    );
  expect((await remove(operator.headers, 'remove-01')).errors).toHaveLength(1);
  const removed = { wallets: 1, removedNanoUsd: usd(50n), stillInUseNanoUsd: '0' };
  expect((await remove(admin, 'remove-01')).data.removeTestMoney).toEqual(removed);
  expect((await remove(admin, 'remove-01')).data.removeTestMoney).toEqual(removed);
  expect(await walletOf({ accountId })).toMatchObject({ balanceNanoUsd: '0', lots: [] });
  expect(await walletOf(mara)).toEqual(live);
  const { data } = await plane.call('{ ledgerBalances { account balanceNanoUsd } }');
  for (const balance of data.ledgerBalances) {
    if (balance.account.startsWith('test:')) expect(balance.balanceNanoUsd).toBe('0');
  }
});
