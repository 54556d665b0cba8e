// Creating and changing users. Whoever may not assign roles touches customers alone: resetting an
// admin's password would otherwise be a way to become one.
import { LockMode } from '@mikro-orm/postgresql';
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import { findHouseAccountId, openAccount } from '../accounts/account.commands.ts';
import type { ScopedCommand } from '../graphql/context.ts';
import { checkInput, email, optionalLine } from '../input.ts';
import { type Problem, refuse, refuseConflict, refuseField, refuseMissing } from '../problems.ts';
import type { OneTimePassword } from '../security/one-time-password.ts';
import { DEFAULT_GROUP_SLUG } from '../user-groups/user-group.commands.ts';
import { UserGroupEntity } from '../user-groups/user-group.entity.ts';
import { addUser } from './new-user.ts';
import { UserEntity } from './user.entity.ts';
import {
  type CreateUserInput,
  toUser,
  type UpdateUserInput,
  type UserVersionInput,
} from './user.graphql.ts';
import { checkMayManage } from './user.rights.ts';

export interface UserWithPassword {
  readonly user: UserEntity;
  readonly oneTimePassword: string;
}

const createRules = v.object({
  email,
  name: optionalLine(100),
  accountName: v.nullish(optionalLine(100)),
  accountMode: v.picklist(['live', 'test'], 'A customer has a live or a test account.'),
});

/** Creates a user with a one-time password; a customer gets an account and a wallet. */
export async function createUser(
  command: ScopedCommand,
  input: CreateUserInput,
  password: OneTimePassword,
): Promise<Result<UserWithPassword, Problem>> {
  const checked = checkInput(createRules, input);
  if (!checked.ok) return checked;
  command.note({ objectName: checked.value.email });
  const allowed = checkMayManage(command, input.role);
  if (!allowed.ok) return allowed;
  const taken = await command.em.count(UserEntity, { email: checked.value.email });
  if (taken > 0) return refuseField('email', 'taken', 'Another user has this e-mail address.');
  const accountId = await accountFor(command, input, checked.value.accountName);
  if (!accountId.ok) return accountId;
  const user = addUser(command, {
    accountId: accountId.value,
    email: checked.value.email,
    name: checked.value.name,
    role: input.role,
    passwordHash: password.hash,
    mustReplacePassword: true,
  });
  command.note({ objectId: user.id, after: toUser(user) });
  return ok({ user, oneTimePassword: password.text });
}

async function accountFor(
  command: ScopedCommand,
  input: CreateUserInput,
  accountName: string | null | undefined,
): Promise<Result<string, Problem>> {
  if (input.role !== 'customer') return ok(await findHouseAccountId(command));
  const where = input.groupId ? { id: input.groupId } : { slug: DEFAULT_GROUP_SLUG };
  const group = await command.em.findOne(UserGroupEntity, where);
  if (group === null) return refuseField('groupId', 'not_found', 'There is no such user group.');
  const account = await openAccount(command, {
    name: accountName || input.email.trim().toLowerCase(),
    mode: input.accountMode,
    groupId: group.id,
  });
  return ok(account.id);
}

/** What people may say about themselves. */
export const profileRules = v.object({
  name: v.nullish(optionalLine(100)),
  locale: v.nullish(
    v.pipe(v.string(), v.regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'Use a tag like en or zh-CN.')),
  ),
});

export async function updateUser(
  command: ScopedCommand,
  input: UpdateUserInput,
): Promise<Result<UserEntity, Problem>> {
  const checked = checkInput(profileRules, input);
  if (!checked.ok) return checked;
  const found = await lockUser(command, input);
  if (!found.ok) return found;
  const user = found.value;
  const before = toUser(user);
  const { name, locale } = checked.value;
  if (typeof name === 'string') user.name = name;
  if (typeof locale === 'string') user.locale = locale;
  return finish(command, user, before);
}

/** Gives a new one-time password and ends every session of the user. */
export async function resetUserCredentials(
  command: ScopedCommand,
  input: UserVersionInput,
  password: OneTimePassword,
): Promise<Result<UserWithPassword, Problem>> {
  const found = await lockUser(command, input);
  if (!found.ok) return found;
  const user = found.value;
  if (user.id === command.actor.id) {
    return refuse('NOT_ALLOWED', 'Replace your own password in your profile instead.');
  }
  const before = toUser(user);
  user.passwordHash = password.hash;
  user.mustReplacePassword = true;
  user.sessionEpoch += 1;
  const done = await finish(command, user, before);
  return done.ok ? ok({ user, oneTimePassword: password.text }) : done;
}

/** Locks a user that the caller may manage, at the version the caller has seen. */
export async function lockUser(
  command: ScopedCommand,
  input: UserVersionInput,
): Promise<Result<UserEntity, Problem>> {
  command.note({ objectId: input.id });
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const user = await command.em.findOne(UserEntity, { id: input.id }, { lockMode });
  if (user === null) return refuseMissing('user');
  command.note({ objectName: user.email });
  const allowed = checkMayManage(command, user.role);
  if (!allowed.ok) return allowed;
  return user.version === input.expectedVersion ? ok(user) : refuseConflict('user', toUser(user));
}

/** Writes the change and its trace. */
export async function finish(
  command: ScopedCommand,
  user: UserEntity,
  before: unknown,
): Promise<Result<UserEntity, Problem>> {
  user.updatedAt = command.now;
  await command.em.flush();
  command.note({ before, after: toUser(user) });
  return ok(user);
}
