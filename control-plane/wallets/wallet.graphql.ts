// Wallets as the API shows them: what there is, what is free, and what is out with nodes.
import { ArgsType, Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { accountModes } from '../accounts/account.graphql.ts';
import { Access } from '../graphql/access.ts';
import { PageArgs, pageType } from '../graphql/page.ts';
import { DateTimeScalar, NanoUsdScalar, UuidScalar } from '../graphql/scalars.ts';

@ObjectType('Wallet', { description: 'An account’s prepaid money.' })
@Access('readWallets', 'ownWallet', 'adjustWallets')
export class Wallet {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => UuidScalar)
  accountId!: string;

  @Field(() => String)
  accountName!: string;

  @Field(() => accountModes)
  accountMode!: keyof typeof accountModes;

  @Field(() => NanoUsdScalar, { description: 'Available, leased and held together.' })
  balanceNanoUsd!: bigint;

  @Field(() => NanoUsdScalar)
  availableNanoUsd!: bigint;

  @Field(() => NanoUsdScalar, { description: 'Out with nodes; comes back when it is not spent.' })
  leasedNanoUsd!: bigint;

  @Field(() => NanoUsdScalar, { description: 'Held for single calls in the database.' })
  heldNanoUsd!: bigint;

  @Field(() => NanoUsdScalar, { description: 'Leased and held together.' })
  inUseNanoUsd!: bigint;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

export const WalletPage = pageType('WalletPage', () => Wallet);

@ObjectType('Lot', { description: 'Money of one origin, in the order of spending.' })
@Access('readWallets', 'ownWallet', 'adjustWallets')
export class Lot {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => String, { description: 'payment, voucher, trial, grant, refund or adjustment.' })
  origin!: string;

  @Field(() => String, { description: 'general, or what the money is good for.' })
  scopeKey!: string;

  @Field(() => NanoUsdScalar)
  amountNanoUsd!: bigint;

  @Field(() => NanoUsdScalar)
  remainingNanoUsd!: bigint;

  @Field(() => DateTimeScalar, { nullable: true })
  expiresAt!: Date | null;

  @Field(() => String)
  transactionId!: string;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

@ObjectType('WalletLease', { description: 'What one node has of a wallet.' })
@Access('readWallets', 'adjustWallets')
export class WalletLease {
  @Field(() => String)
  nodeId!: string;

  @Field(() => String)
  nodeName!: string;

  @Field(() => NanoUsdScalar, { description: 'Granted and neither settled nor returned.' })
  outstandingNanoUsd!: bigint;

  @Field(() => NanoUsdScalar, { description: 'Not tied to a running call, at the last report.' })
  freeNanoUsd!: bigint;

  @Field(() => NanoUsdScalar, { description: 'Held by running calls, at the last report.' })
  inFlightNanoUsd!: bigint;
}

@ObjectType('WalletSpend')
@Access('readWallets', 'ownWallet', 'adjustWallets')
export class WalletSpend {
  @Field(() => NanoUsdScalar, { description: 'Since midnight UTC.' })
  todayNanoUsd!: bigint;

  @Field(() => NanoUsdScalar)
  last30DaysNanoUsd!: bigint;
}

export const walletSorts = { CREATED_DESC: 'CREATED_DESC', NAME_ASC: 'NAME_ASC' } as const;
export type WalletSort = keyof typeof walletSorts;
registerEnumType(walletSorts, { name: 'WalletSort' });

@InputType()
export class WalletFilter {
  @Field(() => String, { nullable: true, description: 'Part of the account’s name or an e-mail.' })
  search?: string | null;

  @Field(() => accountModes, { nullable: true })
  mode?: keyof typeof accountModes | null;

  @Field(() => NanoUsdScalar, { nullable: true, description: 'Balance below this amount.' })
  belowNanoUsd?: bigint | null;
}

@ArgsType()
export class WalletListArgs extends PageArgs {
  @Field(() => WalletFilter, { nullable: true })
  filter?: WalletFilter | null;

  @Field(() => walletSorts, { defaultValue: walletSorts.CREATED_DESC })
  sort!: WalletSort;
}
