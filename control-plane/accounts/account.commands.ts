// Opening and changing accounts. Nodes know an account's state, mode and group by the keyring.
import { LockMode } from '@mikro-orm/postgresql';
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { markKeyringChanged } from '../database/changes.ts';
import { decodeFirst } from '../database/decode.ts';
import { newId } from '../ids.ts';
import { checkInput, lineOfText } from '../input.ts';
import { type Problem, refuse, refuseConflict, refuseField, refuseMissing } from '../problems.ts';
import { UserGroupEntity } from '../user-groups/user-group.entity.ts';
import { AccountEntity, type AccountMode } from './account.entity.ts';
import { toAccount, type UpdateAccountInput } from './account.graphql.ts';

export interface NewAccount {
  readonly name: string;
  readonly mode: AccountMode;
  readonly groupId: string;
}

/** Opens an account with its wallet and the general pocket; the caller has checked the group. */
export async function openAccount(command: Command, account: NewAccount): Promise<AccountEntity> {
  const entity = command.em.create(AccountEntity, {
    id: newId(),
    ...account,
    state: 'active',
    version: 1,
    createdAt: command.now,
    updatedAt: command.now,
  });
  command.em.persist(entity);
  await command.em.flush();
  const walletId = newId();
  await command.sql.query('insert into wallets (id, account_id) values ($1, $2)', [
    walletId,
    entity.id,
  ]);
  await command.sql.query('insert into pockets (wallet_id) values ($1)', [walletId]);
  await markKeyringChanged(command, 'account', entity.id);
  return entity;
}

const updateRules = v.object({ name: v.nullish(lineOfText(100)) });

export async function updateAccount(
  command: Command,
  input: UpdateAccountInput,
): Promise<Result<AccountEntity, Problem>> {
  const checked = checkInput(updateRules, input);
  if (!checked.ok) return checked;
  command.note({ objectId: input.id });
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const account = await command.em.findOne(AccountEntity, { id: input.id }, { lockMode });
  if (account === null) return refuseMissing('account');
  command.note({ objectName: account.name });
  if (account.version !== input.expectedVersion) {
    return refuseConflict('account', toAccount(account));
  }
  if (account.mode === 'house' && input.state === 'frozen') {
    return refuse('STATE_REFUSED', 'The house account pays for channel tests and stays active.');
  }
  const before = toAccount(account);
  if (typeof input.groupId === 'string') {
    const group = await command.em.findOne(UserGroupEntity, { id: input.groupId });
    if (group === null) return refuseField('groupId', 'not_found', 'There is no such user group.');
    account.groupId = group.id;
  }
  if (typeof checked.value.name === 'string') account.name = checked.value.name;
  if (input.state) account.state = input.state;
  account.updatedAt = command.now;
  await command.em.flush();
  command.note({ before, after: toAccount(account) });
  await markKeyringChanged(command, 'account', account.id);
  return ok(account);
}

/** The id of the installation's own account, to which staff belong. */
export async function findHouseAccountId(command: Command): Promise<string> {
  const rows = await command.sql.query(`select id from accounts where mode = 'house'`, []);
  const house = decodeFirst(v.object({ id: v.string() }), rows);
  if (house === undefined)
    throw new Error('the house account is missing: the first start has not run');
  return house.id;
}
