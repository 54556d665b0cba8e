// The account as the API shows and takes it.
import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { PageArgs, pageType } from '../graphql/page.ts';
import { resultUnion } from '../graphql/problem.graphql.ts';
import { DateTimeScalar, UuidScalar } from '../graphql/scalars.ts';
import type { AccountEntity, AccountMode, AccountState } from './account.entity.ts';

export const accountModes = { live: 'live', test: 'test', house: 'house' } as const;
registerEnumType(accountModes, { name: 'AccountMode' });

export const accountStates = { active: 'active', frozen: 'frozen' } as const;
registerEnumType(accountStates, { name: 'AccountState' });

@ObjectType('Account', { description: 'Owns a wallet and API keys.' })
@Access('readUsers', 'writeUsers', 'session', 'readWallets', 'readApiKeys', 'writeApiKeys')
export class Account {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => accountModes, { description: 'Test accounts reach test providers alone.' })
  mode!: AccountMode;

  @Field(() => accountStates, { description: 'A frozen account is refused on every call.' })
  state!: AccountState;

  @Field(() => UuidScalar)
  groupId!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar)
  updatedAt!: Date;
}

/** Shows an entity; also what the audit trail and a conflict's current state carry. */
export function toAccount(entity: AccountEntity): Account {
  const { id, name, mode, state, groupId, version, createdAt, updatedAt } = entity;
  return { id, name, mode, state, groupId, version, createdAt, updatedAt };
}

export const AccountPage = pageType('AccountPage', () => Account);

export const accountSorts = {
  NAME_ASC: 'NAME_ASC',
  NAME_DESC: 'NAME_DESC',
  CREATED_ASC: 'CREATED_ASC',
  CREATED_DESC: 'CREATED_DESC',
} as const;
export type AccountSort = keyof typeof accountSorts;
registerEnumType(accountSorts, { name: 'AccountSort' });

@InputType()
export class AccountFilter {
  @Field(() => String, { nullable: true, description: 'Part of the name.' })
  search?: string | null;

  @Field(() => accountModes, { nullable: true })
  mode?: AccountMode | null;

  @Field(() => accountStates, { nullable: true })
  state?: AccountState | null;

  @Field(() => UuidScalar, { nullable: true })
  groupId?: string | null;
}

@ArgsType()
export class AccountListArgs extends PageArgs {
  @Field(() => AccountFilter, { nullable: true })
  filter?: AccountFilter | null;

  @Field(() => accountSorts, { defaultValue: accountSorts.NAME_ASC })
  sort!: AccountSort;
}

@InputType()
export class UpdateAccountInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => UuidScalar, { nullable: true })
  groupId?: string | null;

  @Field(() => accountStates, { nullable: true })
  state?: AccountState | null;
}

export const AccountResult = resultUnion('AccountResult', 'Account', () => Account);
