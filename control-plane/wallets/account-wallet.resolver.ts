// What an account owns, as fields of the account: apart, since the wallet names accounts itself.
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.graphql.ts';
import { loadKeyCount } from '../api-keys/api-key.loader.ts';
import { Access } from '../graphql/access.ts';
import type { GraphqlContext } from '../graphql/context.ts';
import { Wallet } from './wallet.graphql.ts';
import { loadWalletOfAccount } from './wallet-loaders.ts';

@Resolver(() => Account)
export class AccountWalletResolver {
  @FieldResolver(() => Wallet, { nullable: true })
  @Access('readWallets')
  async wallet(@Ctx() context: GraphqlContext, @Root() account: Account) {
    return (await loadWalletOfAccount(context, account.id)) ?? null;
  }

  @FieldResolver(() => Int, { description: 'Its keys that are not revoked.' })
  @Access('readApiKeys')
  async apiKeyCount(@Ctx() context: GraphqlContext, @Root() account: Account) {
    return (await loadKeyCount(context, account.id)) ?? 0;
  }
}
