// Changing user groups. A multiplier is part of the routing table's prices and of the keyring.
import { LockMode } from '@mikro-orm/postgresql';
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { markConfigurationChanged, markKeyringChanged } from '../database/changes.ts';
import { newId } from '../ids.ts';
import { checkInput, lineOfText, ppm, slug } from '../input.ts';
import { type Problem, refuse, refuseConflict, refuseMissing } from '../problems.ts';
import { UserGroupEntity } from './user-group.entity.ts';
import {
  type CreateUserGroupInput,
  type DeleteUserGroupInput,
  toUserGroup,
  type UpdateUserGroupInput,
} from './user-group.graphql.ts';

const createRules = v.object({ slug, name: lineOfText(100), multiplierPpm: ppm });

export async function createUserGroup(
  command: Command,
  input: CreateUserGroupInput,
): Promise<Result<UserGroupEntity, Problem>> {
  const checked = checkInput(createRules, input);
  if (!checked.ok) return checked;
  const group = command.em.create(UserGroupEntity, {
    id: newId(),
    slug: checked.value.slug,
    name: checked.value.name,
    multiplierPpm: BigInt(checked.value.multiplierPpm),
    version: 1,
    createdAt: command.now,
    updatedAt: command.now,
  });
  command.em.persist(group);
  command.note({ objectId: group.id, objectName: group.slug, after: toUserGroup(group) });
  await announce(command, group, 'created');
  return ok(group);
}

const updateRules = v.object({ name: v.nullish(lineOfText(100)), multiplierPpm: v.nullish(ppm) });

export async function updateUserGroup(
  command: Command,
  input: UpdateUserGroupInput,
): Promise<Result<UserGroupEntity, Problem>> {
  const checked = checkInput(updateRules, input);
  if (!checked.ok) return checked;
  const found = await lockUserGroup(command, input.id, input.expectedVersion);
  if (!found.ok) return found;
  const group = found.value;
  const before = toUserGroup(group);
  const { name, multiplierPpm } = checked.value;
  if (typeof name === 'string') group.name = name;
  if (typeof multiplierPpm === 'number') group.multiplierPpm = BigInt(multiplierPpm);
  group.updatedAt = command.now;
  await command.em.flush();
  command.note({ before, after: toUserGroup(group) });
  await announce(command, group, 'updated');
  return ok(group);
}

/** Deletes a group that no account is in; accounts are never moved silently. */
export async function deleteUserGroup(
  command: Command,
  input: DeleteUserGroupInput,
): Promise<Result<UserGroupEntity, Problem>> {
  const found = await lockUserGroup(command, input.id, input.expectedVersion);
  if (!found.ok) return found;
  const group = found.value;
  if (group.slug === DEFAULT_GROUP_SLUG) {
    return refuse('STATE_REFUSED', 'The default group takes new accounts and cannot be deleted.');
  }
  const members = await command.sql.query('select id from accounts where group_id = $1 limit 1', [
    group.id,
  ]);
  if (members.length > 0) {
    return refuse('IN_USE', 'Move the accounts of this group to another group first.');
  }
  command.note({ before: toUserGroup(group) });
  command.em.remove(group);
  await announce(command, group, 'deleted');
  return ok(group);
}

/** The group that new accounts join when none is named. */
export const DEFAULT_GROUP_SLUG = 'default';

async function lockUserGroup(
  command: Command,
  id: string,
  expectedVersion: number,
): Promise<Result<UserGroupEntity, Problem>> {
  command.note({ objectId: id });
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const group = await command.em.findOne(UserGroupEntity, { id }, { lockMode });
  if (group === null) return refuseMissing('user group');
  command.note({ objectName: group.slug });
  if (group.version !== expectedVersion) return refuseConflict('user group', toUserGroup(group));
  return ok(group);
}

async function announce(command: Command, group: UserGroupEntity, verb: string): Promise<void> {
  await markConfigurationChanged(command, `user group ${group.slug} ${verb}`);
  await markKeyringChanged(command, 'group', group.id);
}
