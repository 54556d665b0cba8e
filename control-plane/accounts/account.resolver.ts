// Queries and mutations of accounts: access and wiring, no rules.
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { mapPage } from '../graphql/page.ts';
import { UuidScalar } from '../graphql/scalars.ts';
import { toUserGroup, UserGroup } from '../user-groups/user-group.graphql.ts';
import { loadUserGroup } from '../user-groups/user-group.loader.ts';
import { updateAccount } from './account.commands.ts';
import {
  Account,
  AccountListArgs,
  AccountPage,
  AccountResult,
  toAccount,
  UpdateAccountInput,
} from './account.graphql.ts';
import { findAccount, listAccounts } from './account.queries.ts';

@Resolver(() => Account)
export class AccountResolver {
  @Query(() => AccountPage)
  @Access('readUsers')
  async accounts(
    @Ctx() context: GraphqlContext,
    @Args(() => AccountListArgs) args: AccountListArgs,
  ) {
    return mapPage(await listAccounts(context.reader, args), toAccount);
  }

  @Query(() => Account, { nullable: true })
  @Access('readUsers')
  async account(@Ctx() context: GraphqlContext, @Arg('id', () => UuidScalar) id: string) {
    const account = await findAccount(context.reader, id);
    return account && toAccount(account);
  }

  @FieldResolver(() => UserGroup)
  @Access('readUsers', 'writeUsers')
  async group(@Ctx() context: GraphqlContext, @Root() account: Account) {
    const group = await loadUserGroup(context, account.groupId);
    return group && toUserGroup(group);
  }

  @Mutation(() => AccountResult, { description: 'Freezing refuses every call within a second.' })
  @Access('writeUsers')
  updateAccount(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => UpdateAccountInput) input: UpdateAccountInput,
  ) {
    return mutate(context, {
      action: 'account.update',
      run: (command) => updateAccount(command, input),
      show: toAccount,
    });
  }
}
