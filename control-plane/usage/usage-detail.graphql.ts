// What one request's page shows beside the record: attempts and the way to its price.
import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { DateTimeScalar, NanoUsdScalar, UuidScalar } from '../graphql/scalars.ts';

@ObjectType('Attempt', { description: 'One try at one channel within a request.' })
@Access('readUsage')
export class Attempt {
  @Field(() => String)
  id!: string;

  @Field(() => UuidScalar)
  channelId!: string;

  @Field(() => String, { nullable: true, description: 'Null when the channel has been deleted.' })
  channelName!: string | null;

  @Field(() => String, { description: 'answered, failed, cancelled or parked.' })
  outcome!: string;

  @Field(() => Int, { nullable: true })
  status!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  reason!: string | null;

  @Field(() => Int, { description: 'Milliseconds after the request came.' })
  startedMs!: number;

  @Field(() => Int, { nullable: true })
  ttftMs!: number | null;

  @Field(() => Int)
  durationMs!: number;

  @Field(() => NanoUsdScalar, { description: 'What the vendor is believed to bill.' })
  costNanoUsd!: bigint;
}

@ObjectType('PriceLine')
@Access('readUsage', 'ownUsage')
export class PriceLine {
  @Field(() => String, { description: 'input, cache_read, cache_write or output.' })
  bucket!: string;

  @Field(() => Int)
  tokens!: number;

  @Field(() => String, { description: 'Billable, exact USD per million tokens.' })
  rateUsd!: string;

  @Field(() => String, { description: 'Exact USD, before the one rounding of the sum.' })
  amountUsd!: string;
}

@ObjectType('Receipt', { description: 'How a charge came about.' })
@Access('readUsage', 'ownUsage')
export class Receipt {
  @Field(() => UuidScalar, { nullable: true })
  priceId!: string | null;

  @Field(() => Int, { nullable: true })
  priceNumber!: number | null;

  @Field(() => Int, { nullable: true })
  platformFeePpm!: number | null;

  @Field(() => Int, { nullable: true })
  modelMultiplierPpm!: number | null;

  @Field(() => Int, { nullable: true })
  groupMultiplierPpm!: number | null;

  @Field(() => [PriceLine])
  lines!: readonly PriceLine[];

  @Field(() => NanoUsdScalar)
  chargeNanoUsd!: bigint;

  @Field(() => Boolean, { description: 'The sum of the lines was rounded up, or capped.' })
  rounded!: boolean;

  @Field(() => NanoUsdScalar, { description: 'The part of the charge that is the platform fee.' })
  feeNanoUsd!: bigint;

  @Field(() => NanoUsdScalar)
  holdNanoUsd!: bigint;

  @Field(() => NanoUsdScalar)
  releasedNanoUsd!: bigint;

  @Field(() => String, { nullable: true, description: 'The pocket that paid: general or a scope.' })
  paidFrom!: string | null;
}

@ObjectType('UsageBucket', { description: 'Requests in one stretch of time.' })
@Access('readUsage', 'ownUsage')
export class UsageBucket {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => Int)
  ok!: number;

  @Field(() => Int)
  clientError!: number;

  @Field(() => Int)
  serverError!: number;
}

@ObjectType('UsageHistogram')
@Access('readUsage', 'ownUsage')
export class UsageHistogram {
  @Field(() => DateTimeScalar)
  from!: Date;

  @Field(() => DateTimeScalar)
  to!: Date;

  @Field(() => Int)
  bucketSeconds!: number;

  @Field(() => [UsageBucket])
  buckets!: readonly UsageBucket[];
}
