// What a channel carries and how it fares: figures of the last hour, its models, its last test.
import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';
import { ModelRef } from '../models/model-ref.graphql.ts';
import { type ChannelState, channelStates } from './channel-enums.graphql.ts';

@ObjectType('ChannelModel', { description: 'A model on a channel.' })
@Access('readChannels', 'writeChannels')
export class ChannelModel {
  @Field(() => ModelRef)
  model!: ModelRef;

  @Field(() => String)
  upstreamModel!: string;

  @Field(() => String, { nullable: true, description: 'Its cost, exact USD per million tokens.' })
  costInputUsd!: string | null;

  @Field(() => String, { nullable: true })
  costOutputUsd!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Its part by weight among the channels of its tier for this model; null when off.',
  })
  expectedSharePpm!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Its part of what that tier answered in the last hour; null when that is nothing.',
  })
  carriedSharePpm!: number | null;

  @Field(() => Int, { description: 'Requests it answered in the last hour.' })
  carriedRequests!: number;
}

@ObjectType('ActivityMark', { description: 'Attempts in one stretch of time.' })
@Access('readChannels', 'writeChannels')
export class ActivityMark {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => Int)
  attempts!: number;

  @Field(() => Int)
  failed!: number;
}

@ObjectType('ChannelActivity', { description: 'The last hour of a channel.' })
@Access('readChannels', 'writeChannels')
export class ChannelActivity {
  @Field(() => Int)
  attempts!: number;

  @Field(() => Int)
  answered!: number;

  @Field(() => Int, { nullable: true, description: 'Null when there was no attempt.' })
  successPpm!: number | null;

  @Field(() => Int, { nullable: true })
  ttftP95Ms!: number | null;

  @Field(() => Int, { nullable: true })
  durationP95Ms!: number | null;

  @Field(() => [ActivityMark], { description: 'Twelve marks of five minutes, oldest first.' })
  marks!: readonly ActivityMark[];
}

@ObjectType('ChannelHealth', { description: 'Whether machines have taken the channel out.' })
@Access('readChannels', 'writeChannels')
export class ChannelHealth {
  @Field(() => channelStates)
  state!: ChannelState;

  @Field(() => Int, { description: 'Connected nodes that have tripped it.' })
  trippedNodes!: number;

  @Field(() => Int)
  connectedNodes!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last of them retries.' })
  retryAt!: Date | null;
}

@ObjectType('ChannelTestSummary')
@Access('readChannels', 'writeChannels')
export class ChannelTestSummary {
  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => Boolean)
  passed!: boolean;

  @Field(() => Int, { nullable: true })
  status!: number | null;

  @Field(() => Int, { nullable: true })
  ttftMs!: number | null;

  @Field(() => String, { nullable: true })
  errorCode!: string | null;
}

@ObjectType('ChannelDeletionEffect', { description: 'What disabling or deleting it would stop.' })
@Access('readChannels', 'writeChannels')
export class ChannelDeletionEffect {
  @Field(() => Int)
  requestsLastHour!: number;

  @Field(() => [String], { description: 'Published models that no other enabled channel serves.' })
  modelsLeftWithoutChannel!: readonly string[];

  @Field(() => [String], { description: 'Channels of its routes that would take over.' })
  takenOverBy!: readonly string[];
}
