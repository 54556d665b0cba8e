// Adjusting a balance and removing test money, as the API takes them.
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { resultUnion } from '../graphql/problem.graphql.ts';
import { NanoUsdScalar, UuidScalar } from '../graphql/scalars.ts';

export const adjustmentOrigins = {
  payment: 'payment',
  grant: 'grant',
  adjustment: 'adjustment',
} as const;
export type AdjustmentOrigin = keyof typeof adjustmentOrigins;
registerEnumType(adjustmentOrigins, {
  name: 'AdjustmentOrigin',
  description: 'payment: money that came in. grant: a gift. adjustment: a correction.',
});

@InputType()
export class AdjustBalanceInput {
  @Field(() => UuidScalar)
  walletId!: string;

  @Field(() => NanoUsdScalar, { description: 'Positive credits, negative debits.' })
  amountNanoUsd!: bigint;

  @Field(() => adjustmentOrigins, { defaultValue: adjustmentOrigins.adjustment })
  origin!: AdjustmentOrigin;

  @Field(() => String)
  reason!: string;

  @Field(() => String, { description: 'The same key is booked once, however often it is sent.' })
  idempotencyKey!: string;
}

@ObjectType('BalanceAdjustment')
@Access('adjustWallets')
export class BalanceAdjustment {
  @Field(() => String)
  transactionId!: string;

  @Field(() => UuidScalar)
  walletId!: string;

  @Field(() => NanoUsdScalar)
  amountNanoUsd!: bigint;

  @Field(() => NanoUsdScalar, { description: 'Right after the booking.' })
  availableNanoUsd!: bigint;
}

export const AdjustBalanceResult = resultUnion(
  'AdjustBalanceResult',
  'BalanceAdjustment',
  () => BalanceAdjustment,
);

@InputType()
export class RemoveTestMoneyInput {
  @Field(() => String)
  reason!: string;

  @Field(() => String)
  idempotencyKey!: string;
}

@ObjectType('TestMoneyRemoval')
@Access('writeSettings')
export class TestMoneyRemoval {
  @Field(() => Int)
  wallets!: number;

  @Field(() => NanoUsdScalar)
  removedNanoUsd!: bigint;

  @Field(() => NanoUsdScalar, { description: 'Out with nodes or held; gone when removed again.' })
  stillInUseNanoUsd!: bigint;
}

export const RemoveTestMoneyResult = resultUnion(
  'RemoveTestMoneyResult',
  'TestMoneyRemoval',
  () => TestMoneyRemoval,
);

@ObjectType('TestMoneyEffect', { description: 'What removing test money would take away.' })
@Access('readWallets')
export class TestMoneyEffect {
  @Field(() => Int)
  wallets!: number;

  @Field(() => NanoUsdScalar)
  availableNanoUsd!: bigint;

  @Field(() => NanoUsdScalar)
  inUseNanoUsd!: bigint;
}
