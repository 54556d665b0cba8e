// The user as the API shows and takes it.
import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { AccountMode } from '../accounts/account.entity.ts';
import { accountModes } from '../accounts/account.graphql.ts';
import { Access } from '../graphql/access.ts';
import { PageArgs, pageType } from '../graphql/page.ts';
import { resultUnion } from '../graphql/problem.graphql.ts';
import { DateTimeScalar, UuidScalar } from '../graphql/scalars.ts';
import type { Role } from '../security/principal.ts';
import type { UserEntity, UserState } from './user.entity.ts';

export const userRoles = {
  customer: 'customer',
  viewer: 'viewer',
  operator: 'operator',
  admin: 'admin',
} as const;
registerEnumType(userRoles, { name: 'UserRole' });

const userStates = { active: 'active', disabled: 'disabled' } as const;
registerEnumType(userStates, { name: 'UserState' });

@ObjectType('User', { description: 'A person who signs in.' })
@Access('readUsers', 'writeUsers', 'assignRoles', 'session')
export class User {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => UuidScalar)
  accountId!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  name!: string;

  @Field(() => userRoles)
  role!: Role;

  @Field(() => userStates)
  state!: UserState;

  @Field(() => Boolean, { description: 'The one-time password has not been replaced yet.' })
  mustReplacePassword!: boolean;

  @Field(() => String)
  locale!: string;

  @Field(() => DateTimeScalar, { nullable: true })
  lastSeenAt!: Date | null;

  @Field(() => Int)
  version!: number;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar)
  updatedAt!: Date;
}

/** Shows an entity; also what the audit trail and a conflict's current state carry. */
export function toUser(entity: UserEntity): User {
  const { id, accountId, email, name, role, state, mustReplacePassword, locale } = entity;
  const { lastSeenAt, version, createdAt, updatedAt } = entity;
  return {
    ...{ id, accountId, email, name, role, state, mustReplacePassword, locale },
    ...{ lastSeenAt, version, createdAt, updatedAt },
  };
}

@ObjectType('UserCredentials', { description: 'The only answer with a one-time password.' })
@Access('writeUsers', 'assignRoles')
export class UserCredentials {
  @Field(() => User)
  user!: User;

  @Field(() => String, { description: 'Shown once; it must be replaced at the first sign-in.' })
  oneTimePassword!: string;
}

export const UserPage = pageType('UserPage', () => User);

export const userSorts = {
  EMAIL_ASC: 'EMAIL_ASC',
  EMAIL_DESC: 'EMAIL_DESC',
  CREATED_ASC: 'CREATED_ASC',
  CREATED_DESC: 'CREATED_DESC',
} as const;
export type UserSort = keyof typeof userSorts;
registerEnumType(userSorts, { name: 'UserSort' });

@InputType()
export class UserFilter {
  @Field(() => String, { nullable: true, description: 'Part of the e-mail or the name.' })
  search?: string | null;

  @Field(() => userRoles, { nullable: true })
  role?: Role | null;

  @Field(() => userStates, { nullable: true })
  state?: UserState | null;

  @Field(() => UuidScalar, { nullable: true })
  accountId?: string | null;

  @Field(() => accountModes, { nullable: true })
  accountMode?: AccountMode | null;

  @Field(() => UuidScalar, { nullable: true })
  groupId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Has another role than customer.' })
  staff?: boolean | null;
}

@ArgsType()
export class UserListArgs extends PageArgs {
  @Field(() => UserFilter, { nullable: true })
  filter?: UserFilter | null;

  @Field(() => userSorts, { defaultValue: userSorts.EMAIL_ASC })
  sort!: UserSort;
}

@InputType()
export class CreateUserInput {
  @Field(() => String)
  email!: string;

  @Field(() => String, { defaultValue: '' })
  name!: string;

  @Field(() => userRoles, { defaultValue: 'customer' })
  role!: Role;

  @Field(() => UuidScalar, { nullable: true, description: "A customer's group; else the default." })
  groupId?: string | null;

  @Field(() => accountModes, {
    defaultValue: 'live',
    description: "A customer's account: live or test.",
  })
  accountMode!: 'live' | 'test' | 'house';

  @Field(() => String, { nullable: true, description: "The account's name; else the e-mail." })
  accountName?: string | null;
}

@InputType()
export class UpdateUserInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Language tag, as en or zh-CN.' })
  locale?: string | null;
}

@InputType()
export class AssignUserRoleInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;

  @Field(() => userRoles)
  role!: Role;
}

@InputType()
export class UserVersionInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;
}

export const UserResult = resultUnion('UserResult', 'User', () => User);
export const UserCredentialsResult = resultUnion(
  'UserCredentialsResult',
  'UserCredentials',
  () => UserCredentials,
);
