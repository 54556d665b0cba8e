// The ledger as the API shows it: immutable transactions and their balanced entries.
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { PageArgs, pageType } from '../graphql/page.ts';
import { DateTimeScalar, NanoUsdScalar, UuidScalar } from '../graphql/scalars.ts';
import { type UsageMode, usageModes } from '../usage/usage.graphql.ts';

@ObjectType('LedgerEntry', { description: 'One signed line on one account; positive raises it.' })
@Access('readWallets')
export class LedgerEntry {
  @Field(() => String)
  id!: string;

  @Field(() => String, { description: 'available, leased or held of a pocket, or an own account.' })
  account!: string;

  @Field(() => UuidScalar, { nullable: true })
  pocketId!: string | null;

  @Field(() => NanoUsdScalar)
  amountNanoUsd!: bigint;

  @Field(() => NanoUsdScalar, { nullable: true, description: 'Of the pocket; null elsewhere.' })
  balanceAfterNanoUsd!: bigint | null;
}

@ObjectType('LedgerTransaction', { description: 'A balanced, immutable set of entries.' })
@Access('readWallets', 'ownWallet')
export class LedgerTransaction {
  @Field(() => String, { description: 'The id of its cause: booked once.' })
  id!: string;

  @Field(() => String, {
    description:
      'adjustment, usage, removal; grant, return, final, hold, capture move money within.',
  })
  kind!: string;

  @Field(() => usageModes)
  mode!: UsageMode;

  @Field(() => UuidScalar, { nullable: true })
  walletId!: string | null;

  @Field(() => String, { nullable: true })
  accountName!: string | null;

  @Field(() => String)
  reason!: string;

  @Field(() => String)
  @Access('readWallets')
  actor!: string;

  @Field(() => Int, { nullable: true, description: 'Requests that a usage debit folds.' })
  requests!: number | null;

  @Field(() => NanoUsdScalar, { description: 'What it changed in the wallet.' })
  amountNanoUsd!: bigint;

  @Field(() => NanoUsdScalar, { nullable: true, description: 'The pocket’s balance after it.' })
  balanceAfterNanoUsd!: bigint | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

export const LedgerPage = pageType('LedgerTransactionPage', () => LedgerTransaction);

@InputType()
export class LedgerFilter {
  @Field(() => UuidScalar, { nullable: true })
  walletId?: string | null;

  @Field(() => UuidScalar, { nullable: true })
  accountId?: string | null;

  @Field(() => [String], { nullable: true })
  kinds?: string[] | null;

  @Field(() => usageModes, { nullable: true })
  mode?: UsageMode | null;

  @Field(() => DateTimeScalar, { nullable: true })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Not included.' })
  to?: Date | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Also moves within a wallet, as to and from nodes, which change no balance.',
  })
  includeMoves!: boolean;
}

@ArgsType()
export class LedgerListArgs extends PageArgs {
  @Field(() => LedgerFilter, { nullable: true })
  filter?: LedgerFilter | null;
}

@ObjectType('LedgerBalance', { description: 'One of the operator’s own accounts.' })
@Access('readWallets')
export class LedgerBalance {
  @Field(() => String)
  account!: string;

  @Field(() => NanoUsdScalar)
  balanceNanoUsd!: bigint;
}
