// Counts tries of a password per account and per address. A try is counted before it is checked,
// so that parallel tries cannot slip under the limit.
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import { decodeFirst } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';
import { type Problem, refuse } from '../problems.ts';
import { networkOf } from './client-address.ts';

const WINDOW_MS = 15 * 60_000;
const MAX_PER_ACCOUNT = 10;
// Many people may share one address behind a proxy or an office's router.
const MAX_PER_ADDRESS = 100;
const KEEP_MS = 24 * 3_600_000;

export interface SignInTry {
  readonly email: string;
  readonly address: string;
  readonly now: Date;
}

/** Counts one try; refuses, alike for known and unknown accounts, when there were too many. */
export async function countTry(sql: Sql, attempt: SignInTry): Promise<Result<void, Problem>> {
  const byAddress = await count(sql, addressSubject(attempt), attempt.now);
  if (byAddress.failures > MAX_PER_ADDRESS) return tooMany(byAddress, attempt.now);
  const byAccount = await count(sql, accountSubject(attempt), attempt.now);
  return byAccount.failures > MAX_PER_ACCOUNT ? tooMany(byAccount, attempt.now) : ok(undefined);
}

/** Forgets the tries of an account that has just proved itself. */
export async function forgetTries(sql: Sql, attempt: SignInTry): Promise<void> {
  await sql.query('delete from sign_in_counters where subject = $1 or window_started_at < $2', [
    accountSubject(attempt),
    new Date(attempt.now.getTime() - KEEP_MS),
  ]);
  await sql.query(
    'update sign_in_counters set failures = greatest(failures - 1, 0) where subject = $1',
    [addressSubject(attempt)],
  );
}

const counter = v.object({ failures: v.number(), window_started_at: v.date() });
type Counter = v.InferOutput<typeof counter>;

async function count(sql: Sql, subject: string, now: Date): Promise<Counter> {
  const rows = await sql.query(
    `insert into sign_in_counters as c (subject, failures, window_started_at) values ($1, 1, $2)
     on conflict (subject) do update set
       failures = case when c.window_started_at < $3 then 1 else c.failures + 1 end,
       window_started_at = case when c.window_started_at < $3 then $2 else c.window_started_at end
     returning failures, window_started_at`,
    [subject, now, new Date(now.getTime() - WINDOW_MS)],
  );
  return decodeFirst(counter, rows) ?? { failures: 0, window_started_at: now };
}

function tooMany(counted: Counter, now: Date): Result<void, Problem> {
  const waitMs = counted.window_started_at.getTime() + WINDOW_MS - now.getTime();
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  return refuse('TOO_MANY_ATTEMPTS', `Too many tries. Try again in ${minutes} minutes.`, {
    params: { minutes },
  });
}

// Hashed, so that the table is no list of who tried what, and every subject has one length.
function accountSubject({ email }: SignInTry): string {
  return `account:${createHash('sha256').update(email).digest('hex')}`;
}

function addressSubject({ address }: SignInTry): string {
  return `address:${createHash('sha256').update(networkOf(address)).digest('hex')}`;
}
