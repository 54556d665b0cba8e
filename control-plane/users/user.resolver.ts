// Queries and mutations of users: access and wiring, no rules.
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Account, toAccount } from '../accounts/account.graphql.ts';
import { loadAccount } from '../accounts/account.loader.ts';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { Alone } from '../graphql/limits.ts';
import { mapPage } from '../graphql/page.ts';
import { UuidScalar } from '../graphql/scalars.ts';
import { prepareOneTimePassword } from '../security/one-time-password.ts';
import {
  createUser,
  resetUserCredentials,
  type UserWithPassword,
  updateUser,
} from './user.commands.ts';
import {
  AssignUserRoleInput,
  CreateUserInput,
  toUser,
  UpdateUserInput,
  User,
  UserCredentialsResult,
  UserListArgs,
  UserPage,
  UserResult,
  UserVersionInput,
} from './user.graphql.ts';
import { findUser, listUsers } from './user.queries.ts';
import { assignUserRole, disableUser, enableUser } from './user-access.commands.ts';

@Resolver(() => User)
export class UserResolver {
  @Query(() => UserPage)
  @Access('readUsers')
  async users(@Ctx() context: GraphqlContext, @Args(() => UserListArgs) args: UserListArgs) {
    return mapPage(await listUsers(context.reader, args), toUser);
  }

  @Query(() => User, { nullable: true })
  @Access('readUsers')
  async user(@Ctx() context: GraphqlContext, @Arg('id', () => UuidScalar) id: string) {
    const user = await findUser(context.reader, id);
    return user && toUser(user);
  }

  @FieldResolver(() => Account)
  @Access('readUsers', 'writeUsers', 'session')
  async account(@Ctx() context: GraphqlContext, @Root() user: User) {
    const account = await loadAccount(context, user.accountId);
    return account && toAccount(account);
  }

  @Mutation(() => UserCredentialsResult)
  @Access('writeUsers')
  @Alone()
  async createUser(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => CreateUserInput) input: CreateUserInput,
  ) {
    const password = await prepareOneTimePassword();
    return mutate(context, {
      action: 'user.create',
      run: (command) => createUser(command, input, password),
      show: showCredentials,
    });
  }

  @Mutation(() => UserResult)
  @Access('writeUsers')
  updateUser(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => UpdateUserInput) input: UpdateUserInput,
  ) {
    return mutate(context, {
      action: 'user.update',
      run: (command) => updateUser(command, input),
      show: toUser,
    });
  }

  @Mutation(() => UserCredentialsResult, { description: "Ends the user's sessions." })
  @Access('writeUsers')
  @Alone()
  async resetUserCredentials(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => UserVersionInput) input: UserVersionInput,
  ) {
    const password = await prepareOneTimePassword();
    return mutate(context, {
      action: 'user.reset_credentials',
      run: (command) => resetUserCredentials(command, input, password),
      show: showCredentials,
    });
  }

  @Mutation(() => UserResult, {
    description:
      "Ends the user's sessions and stops the user's automation tokens; the account's API keys stop once none of its users is active.",
  })
  @Access('writeUsers')
  disableUser(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => UserVersionInput) input: UserVersionInput,
  ) {
    return mutate(context, {
      action: 'user.disable',
      run: (command) => disableUser(command, input),
      show: toUser,
    });
  }

  @Mutation(() => UserResult)
  @Access('writeUsers')
  enableUser(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => UserVersionInput) input: UserVersionInput,
  ) {
    return mutate(context, {
      action: 'user.enable',
      run: (command) => enableUser(command, input),
      show: toUser,
    });
  }

  @Mutation(() => UserResult, { description: "Ends the user's sessions." })
  @Access('assignRoles')
  @Alone()
  assignUserRole(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => AssignUserRoleInput) input: AssignUserRoleInput,
  ) {
    return mutate(context, {
      action: 'user.assign_role',
      run: (command) => assignUserRole(command, input),
      show: toUser,
    });
  }
}

function showCredentials({ user, oneTimePassword }: UserWithPassword) {
  return { user: toUser(user), oneTimePassword };
}
