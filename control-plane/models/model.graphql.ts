// The model as the API shows and takes it.
import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MODEL_TYPES, type ModelType } from '#contract/wire-api';
import { Access } from '../graphql/access.ts';
import { PageArgs, pageType } from '../graphql/page.ts';
import { DateTimeScalar, NanoUsdScalar, UuidScalar } from '../graphql/scalars.ts';
import type { ModelEntity } from './model.entity.ts';

export const ModelTypeEnum: Record<string, ModelType> = Object.fromEntries(
  MODEL_TYPES.map((type) => [type, type]),
);
registerEnumType(ModelTypeEnum, { name: 'ModelType', description: 'What a model makes.' });

@ObjectType('Model', { description: 'What a caller names in "model".' })
@Access('readCatalog', 'writeCatalog')
export class Model {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => String)
  slug!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  vendor!: string;

  @Field(() => [String], { description: 'Spellings of the vendor that callers may put in front.' })
  vendorPrefixes!: readonly string[];

  @Field(() => [String], { description: 'Slugs of the families it is in.' })
  families!: readonly string[];

  @Field(() => ModelTypeEnum)
  modelType!: ModelType;

  @Field(() => Int)
  contextTokens!: number;

  @Field(() => Int)
  maxOutputTokens!: number;

  @Field(() => Int, { description: 'Most tokens that a byte of a prompt can be, in ppm.' })
  tokensPerBytePpm!: number;

  @Field(() => Int, { nullable: true, description: 'Most tokens of one media part.' })
  mediaPartTokens!: number | null;

  @Field(() => String)
  bestFor!: string;

  @Field(() => Int, { nullable: true, description: 'From 1 to 5.' })
  reasoningScore!: number | null;

  @Field(() => Int, { nullable: true, description: 'From 1 to 5.' })
  codingScore!: number | null;

  @Field(() => [String])
  availableSizes!: readonly string[];

  @Field(() => [String])
  availableRatios!: readonly string[];

  @Field(() => [Int], { description: 'Seconds.' })
  availableDurations!: readonly number[];

  @Field(() => Int, { description: 'Factor on the billable price; 1000000 is times one.' })
  multiplierPpm!: number;

  @Field(() => Boolean, {
    description: 'Published: in the routing table once a channel serves it.',
  })
  enabled!: boolean;

  @Field(() => Int)
  version!: number;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar)
  updatedAt!: Date;
}

/** Shows an entity; also what the audit trail and a conflict's current state carry. */
export function toModel(entity: ModelEntity): Model {
  const { id, slug, name, vendor, vendorPrefixes, families, modelType, contextTokens } = entity;
  const { maxOutputTokens, tokensPerBytePpm, mediaPartTokens, bestFor } = entity;
  const { reasoningScore, codingScore, availableSizes, availableRatios } = entity;
  const { availableDurations, enabled, version, createdAt, updatedAt } = entity;
  return {
    ...{ id, slug, name, vendor, vendorPrefixes, families, modelType, contextTokens },
    ...{ maxOutputTokens, tokensPerBytePpm, mediaPartTokens, bestFor, reasoningScore },
    ...{ codingScore, availableSizes, availableRatios, availableDurations, enabled },
    ...{ version, createdAt, updatedAt },
    multiplierPpm: Number(entity.multiplierPpm),
  };
}

export const ModelPage = pageType('ModelPage', () => Model);

const servableStates = {
  ok: 'ok',
  degraded: 'degraded',
  none: 'none',
  no_channel: 'no_channel',
} as const;
export type ServableState = keyof typeof servableStates;
registerEnumType(servableStates, {
  name: 'ServableState',
  description: 'ok: every channel that is on is healthy. none: no channel is healthy.',
});

@ObjectType('ModelServable', { description: 'How many channels can serve a model now.' })
@Access('readCatalog', 'writeCatalog')
export class ModelServable {
  @Field(() => servableStates)
  state!: ServableState;

  @Field(() => Int, { description: 'On, and not tripped by every node.' })
  healthy!: number;

  @Field(() => Int)
  enabled!: number;

  @Field(() => Int)
  total!: number;

  @Field(() => Boolean, { description: 'Only test channels serve it: live keys are refused.' })
  testOnly!: boolean;
}

@ObjectType('Margin', { description: 'Of live calls; test money is in none of it.' })
@Access('readUsage')
export class Margin {
  @Field(() => NanoUsdScalar)
  revenueNanoUsd!: bigint;

  @Field(() => NanoUsdScalar)
  costNanoUsd!: bigint;

  @Field(() => NanoUsdScalar)
  marginNanoUsd!: bigint;

  @Field(() => Int, { nullable: true, description: 'Part of the revenue; null without revenue.' })
  marginPpm!: number | null;
}

@ObjectType('ModelDeletionEffect', { description: 'What disabling or deleting it would stop.' })
@Access('readCatalog', 'writeCatalog')
export class ModelDeletionEffect {
  @Field(() => Boolean, { description: 'False once it has a price, a channel or usage.' })
  deletable!: boolean;

  @Field(() => Int)
  prices!: number;

  @Field(() => [String], { description: 'Names of the channels that carry it.' })
  channels!: readonly string[];

  @Field(() => Int, { description: 'Active keys whose scope names it.' })
  apiKeys!: number;

  @Field(() => Int)
  requestsLastHour!: number;
}

export const modelSorts = {
  POSITION: 'POSITION',
  SLUG_ASC: 'SLUG_ASC',
  SLUG_DESC: 'SLUG_DESC',
  VENDOR_ASC: 'VENDOR_ASC',
  CREATED_DESC: 'CREATED_DESC',
} as const;
export type ModelSort = keyof typeof modelSorts;
registerEnumType(modelSorts, {
  name: 'ModelSort',
  description: 'POSITION: the order of the catalogue.',
});

@InputType()
export class ModelFilter {
  @Field(() => String, { nullable: true, description: 'Part of a name of it or of its vendor.' })
  search?: string | null;

  @Field(() => String, { nullable: true })
  vendor?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of a family.' })
  family?: string | null;

  @Field(() => ModelTypeEnum, { nullable: true })
  modelType?: ModelType | null;

  @Field(() => Boolean, { nullable: true })
  enabled?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Has a channel that is on.' })
  servable?: boolean | null;

  @Field(() => UuidScalar, { nullable: true })
  channelId?: string | null;
}

@ArgsType()
export class ModelListArgs extends PageArgs {
  @Field(() => ModelFilter, { nullable: true })
  filter?: ModelFilter | null;

  @Field(() => modelSorts, { defaultValue: modelSorts.POSITION })
  sort!: ModelSort;
}
