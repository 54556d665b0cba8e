// Many mutations at once on a machine that has better things to do: slow hashing stands in nobody's
// way, and what waits too long is told so.
import { execFileSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../control-plane/database/unit-of-work.ts';
import { type ControlHarness, startControlHarness } from './harness.ts';

/** More than the pool has connections. */
const USERS = 20;
/** What a call may take while hashing stands still; a statement may wait for five seconds. */
const PROMPT_MS = 3_000;

let plane: ControlHarness;
let folder = '';
beforeAll(async () => {
  plane = await startControlHarness();
  folder = await mkdtemp(join(tmpdir(), 'tg-busy-'));
});
afterAll(async () => {
  await plane?.stop();
  await rm(folder, { recursive: true, force: true });
});

const CREATE = `mutation($input: CreateUserInput!) { createUser(input: $input) {
  ... on UserCredentials { user { accountId } } ... on Problem { message } } }`;
const FREEZE = `mutation($input: UpdateAccountInput!) { updateAccount(input: $input) {
  ... on Account { version } ... on Problem { message } } }`;

function createUser(name: string) {
  return plane.call(CREATE, { input: { email: `${name}@busy.example`, role: 'customer' } });
}

async function createAccount(name: string): Promise<string> {
  const made = await createUser(name);
  return made.data.createUser.user.accountId;
}

function freeze(id: string) {
  return plane.call(FREEZE, { input: { id, expectedVersion: 1, state: 'frozen' } });
}

/** Occupies every thread in which Node hashes, without using the processor; the value frees them. */
async function holdHashing(): Promise<() => Promise<void>> {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const threads = Number(process.env.UV_THREADPOOL_SIZE ?? 4);
  // Opening a pipe waits for its other end.
  const opened = Array.from({ length: threads }, () => open(pipe, 'r'));
  await sleep(50);
  return async () => {
    const other = openSync(pipe, 'w');
    for (const handle of await Promise.all(opened)) await handle.close();
    closeSync(other);
  };
}

test('an account can be frozen at once while many new passwords are being hashed', async () => {
  const accountId = await createAccount('first');
  const release = await holdHashing();
  const creating = Array.from({ length: USERS }, (_, index) => createUser(`many-${index}`));
  try {
    await sleep(500);
    const begin = performance.now();
    const frozen = await freeze(accountId);
    expect(frozen.data.updateAccount).toEqual({ version: 2 });
    expect(performance.now() - begin).toBeLessThan(PROMPT_MS);
  } finally {
    await release();
  }
  const created = await Promise.all(creating);
  expect(created.filter(({ data }) => !data?.createUser?.user?.accountId)).toEqual([]);
});

test('a mutation that waits too long for another changes nothing and says to try again', async () => {
  const accountId = await createAccount('second');
  const waited = await inTransaction(plane.database, async ({ sql }) => {
    await sql.query('select 1 from keyring_state for update', []);
    return freeze(accountId);
  });
  expect(waited.errors).toMatchObject([
    { message: expect.stringContaining('Try again'), extensions: { code: 'BUSY' } },
  ]);
  expect((await freeze(accountId)).data.updateAccount).toEqual({ version: 2 });
});
