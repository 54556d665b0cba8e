// Taking and giving access: disabling, enabling and assigning roles. Each ends the sessions that
// the change concerns, and the last active admin stays.
import { ok, type Result } from '#contract/result';
import { openAccount } from '../accounts/account.commands.ts';
import { AccountEntity } from '../accounts/account.entity.ts';
import { markKeyringChanged } from '../database/changes.ts';
import type { ScopedCommand } from '../graphql/context.ts';
import { type Problem, refuse } from '../problems.ts';
import { finish, lockUser } from './user.commands.ts';
import type { UserEntity } from './user.entity.ts';
import { type AssignUserRoleInput, toUser, type UserVersionInput } from './user.graphql.ts';
import { checkMayManage } from './user.rights.ts';

/**
 * Disables a user: sessions end, tokens the user created stop working. Nodes refuse the
 * account's API keys once nobody of the account is active.
 */
export async function disableUser(
  command: ScopedCommand,
  input: UserVersionInput,
): Promise<Result<UserEntity, Problem>> {
  const found = await lockUser(command, input);
  if (!found.ok) return found;
  const user = found.value;
  const kept = await checkNotLastAdmin(command, user);
  if (!kept.ok) return kept;
  const before = toUser(user);
  user.state = 'disabled';
  user.sessionEpoch += 1;
  await markKeyringChanged(command, 'account', user.accountId);
  return finish(command, user, before);
}

export async function enableUser(
  command: ScopedCommand,
  input: UserVersionInput,
): Promise<Result<UserEntity, Problem>> {
  const found = await lockUser(command, input);
  if (!found.ok) return found;
  const before = toUser(found.value);
  found.value.state = 'active';
  await markKeyringChanged(command, 'account', found.value.accountId);
  return finish(command, found.value, before);
}

/** Assigns a role; a former member of staff who becomes a customer gets an account. */
export async function assignUserRole(
  command: ScopedCommand,
  input: AssignUserRoleInput,
): Promise<Result<UserEntity, Problem>> {
  const allowed = checkMayManage(command, input.role);
  if (!allowed.ok) return allowed;
  const found = await lockUser(command, input);
  if (!found.ok) return found;
  const user = found.value;
  const kept = await checkNotLastAdmin(command, user);
  if (!kept.ok) return kept;
  const before = toUser(user);
  if (input.role === 'customer') await leaveHouse(command, user);
  user.role = input.role;
  user.sessionEpoch += 1;
  return finish(command, user, before);
}

async function leaveHouse(command: ScopedCommand, user: UserEntity): Promise<void> {
  const account = await command.em.findOneOrFail(AccountEntity, { id: user.accountId });
  if (account.mode !== 'house') return;
  const { groupId } = account;
  const own = await openAccount(command, { name: user.email, mode: 'live', groupId });
  user.accountId = own.id;
  await markKeyringChanged(command, 'account', account.id);
}

async function checkNotLastAdmin(
  command: ScopedCommand,
  user: UserEntity,
): Promise<Result<void, Problem>> {
  if (user.id === command.actor.id) {
    return refuse('NOT_ALLOWED', 'Somebody else must change your own role or state.');
  }
  if (user.role !== 'admin' || user.state !== 'active') return ok(undefined);
  // Locked, so that two admins cannot remove each other at the same moment.
  const admins = await command.sql.query(
    `select id from users where role = 'admin' and state = 'active' order by id for update`,
    [],
  );
  if (admins.length > 1) return ok(undefined);
  return refuse('STATE_REFUSED', 'This is the last active admin.');
}
