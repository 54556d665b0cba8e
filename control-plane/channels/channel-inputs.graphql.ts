// What the API takes to create, change and delete channels.
import { Field, InputType, Int } from 'type-graphql';
import type { WireApi } from '#contract/wire-api';
import { resultUnion } from '../graphql/problem.graphql.ts';
import { UuidScalar } from '../graphql/scalars.ts';
import { Channel } from './channel.graphql.ts';
import { BillsOnAbortEnum, LimitParameterEnum, WireApiEnum } from './channel-enums.graphql.ts';

@InputType()
export class ChannelModelInput {
  @Field(() => UuidScalar)
  modelId!: string;

  @Field(() => String, { description: 'The name that the upstream expects.' })
  upstreamModel!: string;
}

@InputType({ description: 'What is left out keeps its value, or takes the default.' })
export class ChannelTimeoutsInput {
  @Field(() => Int, { nullable: true })
  connectMs?: number | null;

  @Field(() => Int, { nullable: true })
  headersMs?: number | null;

  @Field(() => Int, { nullable: true })
  firstEventMs?: number | null;

  @Field(() => Int, { nullable: true })
  idleMs?: number | null;

  @Field(() => Int, { nullable: true })
  totalMs?: number | null;
}

@InputType()
class ChannelSettingsInput {
  @Field(() => UuidScalar, { nullable: true, description: 'Of the same provider.' })
  credentialId?: string | null;

  @Field(() => String, { nullable: true, description: 'Null: the address of its provider.' })
  baseUrl?: string | null;

  @Field(() => Int, { nullable: true })
  priority?: number | null;

  @Field(() => Int, { nullable: true })
  weight?: number | null;

  @Field(() => Boolean, { nullable: true })
  enabled?: boolean | null;

  @Field(() => BillsOnAbortEnum, { nullable: true })
  billsOnAbort?: keyof typeof BillsOnAbortEnum | null;

  @Field(() => Boolean, { nullable: true })
  billsOnAccept?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  acceptsLimit?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  acceptsStreamOptions?: boolean | null;

  @Field(() => LimitParameterEnum, { nullable: true })
  limitParameter?: keyof typeof LimitParameterEnum | null;

  @Field(() => ChannelTimeoutsInput, { nullable: true })
  timeouts?: ChannelTimeoutsInput | null;

  @Field(() => Int, { nullable: true })
  costMultiplierPpm?: number | null;

  @Field(() => [String], { nullable: true })
  allowedSizes?: string[] | null;
}

@InputType()
export class CreateChannelInput extends ChannelSettingsInput {
  @Field(() => String)
  name!: string;

  @Field(() => UuidScalar)
  providerId!: string;

  @Field(() => WireApiEnum)
  wireApi!: WireApi;

  @Field(() => [ChannelModelInput])
  models!: ChannelModelInput[];

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Also publishes the mapped models that have a price and were not published.',
  })
  enableModels!: boolean;
}

@InputType({ description: 'Only what is given changes; models, when given, replace the mapping.' })
export class UpdateChannelInput extends ChannelSettingsInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => WireApiEnum, { nullable: true })
  wireApi?: WireApi | null;

  @Field(() => [ChannelModelInput], { nullable: true })
  models?: ChannelModelInput[] | null;
}

@InputType()
export class DeleteChannelInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;
}

export const ChannelResult = resultUnion('ChannelResult', 'Channel', () => Channel);
