// The user group as the API shows and takes it.
import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { PageArgs, pageType } from '../graphql/page.ts';
import { resultUnion } from '../graphql/problem.graphql.ts';
import { DateTimeScalar, UuidScalar } from '../graphql/scalars.ts';
import type { UserGroupEntity } from './user-group.entity.ts';

@ObjectType('UserGroup', { description: 'A set of accounts that pays the same factor.' })
@Access('readCatalog', 'readUsers', 'writeCatalog')
export class UserGroup {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { description: 'Factor on the billable price; 1000000 is times one.' })
  multiplierPpm!: number;

  @Field(() => Int)
  version!: number;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar)
  updatedAt!: Date;
}

/** Shows an entity; also what the audit trail and a conflict's current state carry. */
export function toUserGroup(entity: UserGroupEntity): UserGroup {
  const { id, slug, name, multiplierPpm, version, createdAt, updatedAt } = entity;
  return { id, slug, name, multiplierPpm: Number(multiplierPpm), version, createdAt, updatedAt };
}

export const UserGroupPage = pageType('UserGroupPage', () => UserGroup);

export const userGroupSorts = {
  NAME_ASC: 'NAME_ASC',
  NAME_DESC: 'NAME_DESC',
  CREATED_ASC: 'CREATED_ASC',
  CREATED_DESC: 'CREATED_DESC',
} as const;
export type UserGroupSort = keyof typeof userGroupSorts;
registerEnumType(userGroupSorts, { name: 'UserGroupSort' });

@InputType()
export class UserGroupFilter {
  @Field(() => String, { nullable: true, description: 'Part of the slug or the name.' })
  search?: string | null;
}

@ArgsType()
export class UserGroupListArgs extends PageArgs {
  @Field(() => UserGroupFilter, { nullable: true })
  filter?: UserGroupFilter | null;

  @Field(() => userGroupSorts, { defaultValue: userGroupSorts.NAME_ASC })
  sort!: UserGroupSort;
}

@InputType()
export class CreateUserGroupInput {
  @Field(() => String)
  slug!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int, { defaultValue: 1_000_000 })
  multiplierPpm!: number;
}

@InputType()
export class UpdateUserGroupInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => Int, { nullable: true })
  multiplierPpm?: number | null;
}

@InputType()
export class DeleteUserGroupInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;
}

export const UserGroupResult = resultUnion('UserGroupResult', 'UserGroup', () => UserGroup);
