// Queries and fields of the ledger: access and wiring, no rules.
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import type { GraphqlContext } from '../graphql/context.ts';
import {
  LedgerBalance,
  LedgerEntry,
  LedgerListArgs,
  LedgerPage,
  LedgerTransaction,
} from './ledger.graphql.ts';
import {
  findLedgerTransaction,
  listLedger,
  listLedgerBalances,
  loadEntries,
} from './ledger.queries.ts';

@Resolver(() => LedgerTransaction)
export class LedgerResolver {
  @Query(() => LedgerPage, {
    description: 'Newest first. Customers see their own. Counts end at 100000.',
  })
  @Access('readWallets', 'ownWallet')
  ledgerTransactions(
    @Ctx() context: GraphqlContext,
    @Args(() => LedgerListArgs) args: LedgerListArgs,
  ) {
    return listLedger(context.reader, args);
  }

  @Query(() => LedgerTransaction, { nullable: true })
  @Access('readWallets', 'ownWallet')
  ledgerTransaction(@Ctx() context: GraphqlContext, @Arg('id', () => String) id: string) {
    return findLedgerTransaction(context.reader, id);
  }

  @Query(() => [LedgerBalance], { description: 'The operator’s own accounts.' })
  @Access('readWallets')
  ledgerBalances(@Ctx() context: GraphqlContext) {
    return listLedgerBalances(context.reader);
  }

  @FieldResolver(() => [LedgerEntry])
  @Access('readWallets')
  async entries(@Ctx() context: GraphqlContext, @Root() transaction: LedgerTransaction) {
    return (await loadEntries(context, transaction.id)) ?? [];
  }
}
