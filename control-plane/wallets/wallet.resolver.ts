// Queries, mutations and fields of wallets: access and wiring, no rules.
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { type GraphqlContext, mutate } from '../graphql/context.ts';
import { Alone } from '../graphql/limits.ts';
import { UuidScalar } from '../graphql/scalars.ts';
import { adjustBalance } from './adjust-balance.commands.ts';
import {
  AdjustBalanceInput,
  AdjustBalanceResult,
  RemoveTestMoneyInput,
  RemoveTestMoneyResult,
  TestMoneyEffect,
} from './adjust-balance.graphql.ts';
import { readTestMoney, removeTestMoney } from './test-money.commands.ts';
import {
  Lot,
  Wallet,
  WalletLease,
  WalletListArgs,
  WalletPage,
  WalletSpend,
} from './wallet.graphql.ts';
import { findWallet, listWallets } from './wallet.queries.ts';
import { loadLeases, loadLots, loadSpend } from './wallet-loaders.ts';

@Resolver(() => Wallet)
export class WalletResolver {
  @Query(() => WalletPage)
  @Access('readWallets')
  wallets(@Ctx() context: GraphqlContext, @Args(() => WalletListArgs) args: WalletListArgs) {
    return listWallets(context.reader, args);
  }

  @Query(() => Wallet, { nullable: true })
  @Access('readWallets', 'ownWallet')
  wallet(@Ctx() context: GraphqlContext, @Arg('id', () => UuidScalar) id: string) {
    return findWallet(context.reader, { id });
  }

  @Query(() => Wallet, { nullable: true })
  @Access('readWallets', 'ownWallet')
  walletOfAccount(
    @Ctx() context: GraphqlContext,
    @Arg('accountId', () => UuidScalar) accountId: string,
  ) {
    return findWallet(context.reader, { accountId });
  }

  @Query(() => TestMoneyEffect, { description: 'What removeTestMoney would take away.' })
  @Access('readWallets')
  testMoneyEffect(@Ctx() context: GraphqlContext) {
    return readTestMoney(context.reader);
  }

  @FieldResolver(() => [Lot], { description: 'With money left, in the order of spending.' })
  async lots(@Ctx() context: GraphqlContext, @Root() wallet: Wallet) {
    return (await loadLots(context, wallet.id)) ?? [];
  }

  @FieldResolver(() => [WalletLease])
  @Access('readWallets', 'adjustWallets')
  async leases(@Ctx() context: GraphqlContext, @Root() wallet: Wallet) {
    return (await loadLeases(context, wallet.id)) ?? [];
  }

  @FieldResolver(() => WalletSpend)
  async spend(@Ctx() context: GraphqlContext, @Root() wallet: Wallet) {
    const none = { todayNanoUsd: 0n, last30DaysNanoUsd: 0n };
    return (await loadSpend(context, wallet.id)) ?? none;
  }

  @Mutation(() => AdjustBalanceResult, {
    description: 'Credits or debits a wallet. Operators and tokens have a limit.',
  })
  @Access('adjustWallets')
  @Alone()
  adjustBalance(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => AdjustBalanceInput) input: AdjustBalanceInput,
  ) {
    return mutate(context, {
      action: 'wallet.adjust',
      run: (command) => adjustBalance(command, context.principal, input),
      show: (adjustment) => adjustment,
    });
  }

  @Mutation(() => RemoveTestMoneyResult, {
    description: 'Takes away the free money of all test accounts and closes the test books.',
  })
  @Access('writeSettings')
  @Alone()
  removeTestMoney(
    @Ctx() context: GraphqlContext,
    @Arg('input', () => RemoveTestMoneyInput) input: RemoveTestMoneyInput,
  ) {
    return mutate(context, {
      action: 'test_money.remove',
      run: (command) => removeTestMoney(command, input),
      show: (removal) => removal,
    });
  }
}
