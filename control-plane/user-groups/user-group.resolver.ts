// Queries and mutations of user groups: access and wiring, no rules.
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { mapPage } from '../graphql/page.ts';
import { UuidScalar } from '../graphql/scalars.ts';
import { createUserGroup, deleteUserGroup, updateUserGroup } from './user-group.commands.ts';
import {
  CreateUserGroupInput,
  DeleteUserGroupInput,
  toUserGroup,
  UpdateUserGroupInput,
  UserGroup,
  UserGroupListArgs,
  UserGroupPage,
  UserGroupResult,
} from './user-group.graphql.ts';
import { findUserGroup, listUserGroups } from './user-group.queries.ts';

@Resolver(() => UserGroup)
export class UserGroupResolver {
  @Query(() => UserGroupPage)
  @Access('readCatalog', 'readUsers')
  async userGroups(
    @Ctx() context: GraphqlContext,
    @Args(() => UserGroupListArgs) args: UserGroupListArgs,
  ) {
    return mapPage(await listUserGroups(context.reader, args), toUserGroup);
  }

  @Query(() => UserGroup, { nullable: true })
  @Access('readCatalog', 'readUsers')
  async userGroup(@Ctx() context: GraphqlContext, @Arg('id', () => UuidScalar) id: string) {
    const group = await findUserGroup(context.reader, id);
    return group && toUserGroup(group);
  }

  @Mutation(() => UserGroupResult)
  @Access('writeCatalog')
  createUserGroup(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => CreateUserGroupInput) input: CreateUserGroupInput,
  ) {
    return mutate(context, {
      action: 'user_group.create',
      run: (command) => createUserGroup(command, input),
      show: toUserGroup,
    });
  }

  @Mutation(() => UserGroupResult)
  @Access('writeCatalog')
  updateUserGroup(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => UpdateUserGroupInput) input: UpdateUserGroupInput,
  ) {
    return mutate(context, {
      action: 'user_group.update',
      run: (command) => updateUserGroup(command, input),
      show: toUserGroup,
    });
  }

  @Mutation(() => UserGroupResult, { description: 'Refused while accounts are in the group.' })
  @Access('writeCatalog')
  deleteUserGroup(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => DeleteUserGroupInput) input: DeleteUserGroupInput,
  ) {
    return mutate(context, {
      action: 'user_group.delete',
      run: (command) => deleteUserGroup(command, input),
      show: toUserGroup,
    });
  }
}
