// Beginning, confirming and ending sessions. Passwords are checked before the transaction: hashing
// takes tens of milliseconds, in which no connection should be held.
import { LockMode } from '@mikro-orm/postgresql';
import { ok, type Result } from '#contract/result';
import type { GraphqlContext, ScopedCommand } from '../graphql/context.ts';
import { newId } from '../ids.ts';
import { checkInput } from '../input.ts';
import { type Problem, refuse, refuseField } from '../problems.ts';
import { hashPassword, newPassword, verifyPassword } from '../security/passwords.ts';
import type { UserPrincipal } from '../security/principal.ts';
import { digestSecret, mintSessionToken } from '../security/secrets.ts';
import { countTry, forgetTries } from '../security/sign-in-counters.ts';
import { UserEntity } from '../users/user.entity.ts';
import { findSecretByEmail, findSecretById, type SignInSecret } from './session.queries.ts';

/** A session ends this long after its sign-in, however busy it is. */
const SESSION_MS = 7 * 24 * 3_600_000;

/** The outcome of checking a password, worked out before the transaction. */
export type Proof = Result<SignInSecret, Problem>;

/** Checks e-mail and password; an unknown account takes as long and reads the same. */
export async function proveByEmail(
  context: GraphqlContext,
  input: { readonly email: string; readonly password: string },
): Promise<Proof> {
  const email = input.email.trim().toLowerCase().slice(0, 254);
  const { sql } = context.reader;
  const counted = await countTry(sql, { email, address: context.address, now: context.now });
  if (!counted.ok) return counted;
  return check(await findSecretByEmail(sql, email), input.password);
}

/** Checks the password of the person who is signed in. */
export async function proveAgain(
  context: GraphqlContext,
  principal: UserPrincipal,
  password: string,
): Promise<Proof> {
  const { sql } = context.reader;
  const { email } = principal;
  const counted = await countTry(sql, { email, address: context.address, now: context.now });
  if (!counted.ok) return counted;
  return check(await findSecretById(sql, principal.userId), password);
}

async function check(secret: SignInSecret | undefined, password: string): Promise<Proof> {
  const fits = await verifyPassword(password, secret?.password_hash ?? null);
  if (fits && secret !== undefined) return ok(secret);
  return refuse('SIGN_IN_FAILED', 'The e-mail address or the password is not right.');
}

export interface NewSession {
  readonly id: string;
  readonly user: UserEntity;
  readonly token: string;
}

export interface SessionFacts {
  readonly proof: Proof;
  readonly sessionKey: Buffer;
  readonly address: string;
  readonly userAgent: string;
}

/** Begins a session for who has proved their password. */
export async function beginSession(
  command: ScopedCommand,
  facts: SessionFacts,
): Promise<Result<NewSession, Problem>> {
  if (!facts.proof.ok) return facts.proof;
  const { id, email, session_epoch } = facts.proof.value;
  command.note({ objectId: id, objectName: email });
  const token = mintSessionToken();
  const sessionId = newId();
  await command.sql.query(
    `insert into sessions (id, digest, user_id, session_epoch, address, user_agent, created_at,
       last_seen_at, reauthenticated_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $7, $8)`,
    [
      sessionId,
      digestSecret(facts.sessionKey, token),
      id,
      session_epoch,
      facts.address,
      facts.userAgent,
      command.now,
      new Date(command.now.getTime() + SESSION_MS),
    ],
  );
  await forgetTries(command.sql, { email, address: facts.address, now: command.now });
  const user = await command.em.findOneOrFail(UserEntity, { id });
  return ok({ id: sessionId, user, token });
}

/** Ends the caller's session. */
export async function endSession(
  command: ScopedCommand,
  principal: UserPrincipal,
): Promise<Result<void, Problem>> {
  command.note({ objectId: principal.userId, objectName: principal.email });
  await command.sql.query('update sessions set ended_at = $2 where id = $1', [
    principal.sessionId,
    command.now,
  ]);
  return ok(undefined);
}

/** Makes the password count as just entered. */
export async function renewSession(
  command: ScopedCommand,
  principal: UserPrincipal,
  facts: { readonly proof: Proof; readonly address: string },
): Promise<Result<UserEntity, Problem>> {
  if (!facts.proof.ok) return facts.proof;
  const { email, userId, sessionId } = principal;
  command.note({ objectId: userId, objectName: email });
  await command.sql.query('update sessions set reauthenticated_at = $2 where id = $1', [
    sessionId,
    command.now,
  ]);
  await forgetTries(command.sql, { email, address: facts.address, now: command.now });
  return ok(await command.em.findOneOrFail(UserEntity, { id: userId }));
}

export interface PasswordChange {
  readonly proof: Proof;
  readonly currentPassword: string;
  readonly newPassword: string;
  /** Absent when the new password will be refused. */
  readonly newHash: string | undefined;
  readonly sessionKey: Buffer;
  readonly address: string;
  readonly userAgent: string;
}

/** The hash of a password that will be taken, made before the transaction. */
export async function hashNewPassword(proof: Proof, password: string): Promise<string | undefined> {
  if (!proof.ok || !checkInput(newPassword, password).ok) return undefined;
  return hashPassword(password);
}

/** Replaces the password and ends every session; the caller gets a new one. */
export async function replacePassword(
  command: ScopedCommand,
  change: PasswordChange,
): Promise<Result<NewSession, Problem>> {
  if (!change.proof.ok) return change.proof;
  const checked = checkInput(newPassword, change.newPassword);
  if (!checked.ok || change.newHash === undefined) {
    const message = checked.ok ? undefined : checked.error.fields[0]?.message;
    return refuseField('newPassword', 'weak', message ?? 'Choose another password.');
  }
  if (change.newPassword === change.currentPassword) {
    return refuseField('newPassword', 'same', 'Choose a password that differs from the old one.');
  }
  const { id, session_epoch } = change.proof.value;
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const user = await command.em.findOneOrFail(UserEntity, { id }, { lockMode });
  // The password was checked before: it may have been replaced, reset or shut out since.
  if (user.sessionEpoch !== session_epoch || user.state !== 'active') {
    return refuse('SIGN_IN_FAILED', 'The password was changed meanwhile. Sign in again.');
  }
  user.passwordHash = change.newHash;
  user.mustReplacePassword = false;
  user.sessionEpoch += 1;
  user.updatedAt = command.now;
  await command.em.flush();
  const proof = ok({ ...change.proof.value, session_epoch: user.sessionEpoch });
  return beginSession(command, { ...change, proof });
}
