// Price versions as the API shows and takes them.
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { PPM } from '#contract/pricing';
import { Access } from '../graphql/access.ts';
import { PageArgs, pageType } from '../graphql/page.ts';
import { resultUnion } from '../graphql/problem.graphql.ts';
import { DateTimeScalar, NanoUsdScalar, UuidScalar } from '../graphql/scalars.ts';
import type { PriceEntity } from './price.entity.ts';
import { billableAmounts, catalogueAmounts } from './price-view.ts';

@ObjectType('PricePerSecond')
@Access('readCatalog', 'writeCatalog')
export class PricePerSecond {
  @Field(() => String)
  resolution!: string;

  @Field(() => String, { description: 'Exact decimal USD for one second.' })
  usd!: string;
}

@ObjectType('PriceAmounts', {
  description: 'Exact decimal USD: per million tokens, per image, per second.',
})
@Access('readCatalog', 'writeCatalog')
export class PriceAmountsType {
  @Field(() => String, { nullable: true })
  inputUsd!: string | null;

  @Field(() => String, { nullable: true })
  outputUsd!: string | null;

  @Field(() => String, { nullable: true, description: 'Null: cached tokens cost the input price.' })
  cacheReadUsd!: string | null;

  @Field(() => String, { nullable: true })
  cacheWriteUsd!: string | null;

  @Field(() => String, { nullable: true })
  perImageUsd!: string | null;

  @Field(() => [PricePerSecond])
  perSecond!: readonly PricePerSecond[];
}

@ObjectType('Price', { description: 'One immutable version of a model’s price.' })
@Access('readCatalog', 'writeCatalog')
export class Price {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => UuidScalar)
  modelId!: string;

  @Field(() => Int, { description: 'Counts the versions of this model’s price from 1.' })
  number!: number;

  @Field(() => NanoUsdScalar, { nullable: true, description: 'Per million tokens.' })
  inputNanoUsd!: bigint | null;

  @Field(() => NanoUsdScalar, { nullable: true })
  outputNanoUsd!: bigint | null;

  @Field(() => NanoUsdScalar, { nullable: true })
  cacheReadNanoUsd!: bigint | null;

  @Field(() => NanoUsdScalar, { nullable: true })
  cacheWriteNanoUsd!: bigint | null;

  @Field(() => NanoUsdScalar, { nullable: true })
  perImageNanoUsd!: bigint | null;

  @Field(() => PriceAmountsType, { description: 'What the vendor’s catalogue says.' })
  catalogue!: PriceAmountsType;

  @Field(() => PriceAmountsType, {
    description: 'What a caller in a group of factor one pays: catalogue times fee and model.',
  })
  billable!: PriceAmountsType;

  @Field(() => Int, { description: 'The fee in force now; 200000 is 20 %.' })
  platformFeePpm!: number;

  @Field(() => Int)
  modelMultiplierPpm!: number;

  @Field(() => String)
  createdBy!: string;

  @Field(() => DateTimeScalar)
  createdAt!: Date;
}

/** The factors that a price list shows: no group. */
export interface ListFactors {
  readonly feePpm: bigint;
  readonly modelPpm: bigint;
}

/** Shows a version with the factors in force now. */
export function toPrice(entity: PriceEntity, factors: ListFactors): Price {
  const { id, modelId, number, inputNanoUsd, outputNanoUsd, cacheReadNanoUsd } = entity;
  const { cacheWriteNanoUsd, perImageNanoUsd, createdBy, createdAt } = entity;
  return {
    ...{ id, modelId, number, inputNanoUsd, outputNanoUsd, cacheReadNanoUsd },
    ...{ cacheWriteNanoUsd, perImageNanoUsd, createdBy, createdAt },
    catalogue: catalogueAmounts(entity),
    billable: billableAmounts(entity, { ...factors, groupPpm: PPM }),
    platformFeePpm: Number(factors.feePpm),
    modelMultiplierPpm: Number(factors.modelPpm),
  };
}

export const PricePage = pageType('PricePage', () => Price);

@ArgsType()
export class PriceListArgs extends PageArgs {
  @Field(() => UuidScalar)
  modelId!: string;
}

@InputType()
export class PricePerSecondInput {
  @Field(() => String)
  resolution!: string;

  @Field(() => NanoUsdScalar)
  nanoUsd!: bigint;
}

@InputType({ description: 'The whole next version: a bucket that is left out has no price.' })
export class SetPriceInput {
  @Field(() => UuidScalar)
  modelId!: string;

  @Field(() => Int, { description: 'The number of the version in force; 0 when there is none.' })
  expectedNumber!: number;

  @Field(() => NanoUsdScalar, { nullable: true, description: 'Catalogue, per million tokens.' })
  inputNanoUsd?: bigint | null;

  @Field(() => NanoUsdScalar, { nullable: true })
  outputNanoUsd?: bigint | null;

  @Field(() => NanoUsdScalar, { nullable: true })
  cacheReadNanoUsd?: bigint | null;

  @Field(() => NanoUsdScalar, { nullable: true })
  cacheWriteNanoUsd?: bigint | null;

  @Field(() => NanoUsdScalar, { nullable: true })
  perImageNanoUsd?: bigint | null;

  @Field(() => [PricePerSecondInput], { nullable: true })
  perSecond?: PricePerSecondInput[] | null;
}

export const PriceResult = resultUnion('PriceResult', 'Price', () => Price);
