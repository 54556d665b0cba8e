// The overview as the API shows it. Money is of live calls alone, whatever traffic is shown.
import { ArgsType, Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type ChannelState, channelStates } from '../channels/channel-enums.graphql.ts';
import { Access } from '../graphql/access.ts';
import { DateTimeScalar, NanoUsdScalar, UuidScalar } from '../graphql/scalars.ts';
import { Margin } from '../models/model.graphql.ts';

export const trafficModes = { all: 'all', live: 'live', test: 'test' } as const;
export type TrafficMode = keyof typeof trafficModes;
registerEnumType(trafficModes, { name: 'TrafficMode' });

@ArgsType()
export class OverviewArgs {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'Not included.' })
  to!: Date;

  @Field(() => trafficModes, {
    defaultValue: trafficModes.all,
    description: 'Whose requests are counted. Money is of live calls in any case.',
  })
  traffic!: TrafficMode;
}

@ObjectType('OverviewTotals')
@Access('readUsage')
export class OverviewTotals {
  @Field(() => Float)
  requests!: number;

  @Field(() => Float, { description: 'Answered with a status of 500 or more.' })
  errors!: number;

  @Field(() => Int, { nullable: true, description: 'Null without a request.' })
  errorPpm!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of streams.' })
  ttftP50Ms!: number | null;

  @Field(() => Int, { nullable: true })
  ttftP95Ms!: number | null;

  @Field(() => Int, { nullable: true })
  durationP50Ms!: number | null;

  @Field(() => Int, { nullable: true })
  durationP95Ms!: number | null;

  @Field(() => Float)
  inputTokens!: number;

  @Field(() => Float)
  outputTokens!: number;

  @Field(() => Float)
  cacheReadTokens!: number;

  @Field(() => Margin)
  money!: Margin;
}

@ObjectType('OverviewBucket', { description: 'One stretch of time.' })
@Access('readUsage')
export class OverviewBucket {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => Int)
  requests!: number;

  @Field(() => Int, { nullable: true })
  ttftP50Ms!: number | null;

  @Field(() => Int, { nullable: true })
  ttftP95Ms!: number | null;

  @Field(() => NanoUsdScalar)
  revenueNanoUsd!: bigint;

  @Field(() => NanoUsdScalar)
  costNanoUsd!: bigint;

  @Field(() => Int, { description: 'Status 500 and more.' })
  upstreamErrors!: number;

  @Field(() => Int, { description: 'Status 429.' })
  rateLimited!: number;

  @Field(() => Int, { description: 'Status 402 and 403.' })
  refusedForMoney!: number;

  @Field(() => Int, { description: 'Every other status of 400 to 499.' })
  otherClientErrors!: number;
}

@ObjectType('OverviewModel', { description: 'Requests of one model in each stretch of time.' })
@Access('readUsage')
export class OverviewModel {
  @Field(() => String, { description: 'Empty for all models that are not among the first.' })
  slug!: string;

  @Field(() => Int)
  models!: number;

  @Field(() => Float)
  requests!: number;

  @Field(() => [Int], { description: 'In the order of the stretches.' })
  series!: readonly number[];
}

@ObjectType('OverviewChannel', { description: 'A channel’s health over the range.' })
@Access('readUsage')
export class OverviewChannel {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => [String], { description: 'Slugs of its models.' })
  models!: readonly string[];

  @Field(() => channelStates)
  state!: ChannelState;

  @Field(() => Float)
  attempts!: number;

  @Field(() => Int, { nullable: true })
  successPpm!: number | null;

  @Field(() => [Int], { description: 'Attempts in each of 72 marks.' })
  markAttempts!: readonly number[];

  @Field(() => [Int], { description: 'Failed ones in each of 72 marks.' })
  markFailures!: readonly number[];
}

@ObjectType('OverviewPublish')
@Access('readUsage')
export class OverviewPublish {
  @Field(() => Int)
  number!: number;

  @Field(() => String)
  cause!: string;

  @Field(() => DateTimeScalar)
  at!: Date;
}

@ObjectType('Overview')
@Access('readUsage')
export class Overview {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => DateTimeScalar)
  to!: Date;

  @Field(() => Int)
  bucketSeconds!: number;

  @Field(() => OverviewTotals)
  totals!: OverviewTotals;

  @Field(() => OverviewTotals, { description: 'Of the stretch of equal length right before.' })
  previous!: OverviewTotals;

  @Field(() => [OverviewBucket])
  buckets!: readonly OverviewBucket[];
}
