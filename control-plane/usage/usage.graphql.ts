// Usage records as the API shows them. What concerns upstreams and cost is for staff alone.
import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { WireApi } from '#contract/wire-api';
import { WireApiEnum } from '../channels/channel-enums.graphql.ts';
import { Access } from '../graphql/access.ts';
import { PageArgs, pageType } from '../graphql/page.ts';
import { DateTimeScalar, NanoUsdScalar, UuidScalar } from '../graphql/scalars.ts';

export const usageOutcomes = {
  settled: 'settled',
  void: 'void',
  parked: 'parked',
  refused: 'refused',
} as const;
export type UsageOutcome = keyof typeof usageOutcomes;
registerEnumType(usageOutcomes, {
  name: 'UsageOutcome',
  description:
    'settled: answered and charged. void: tried, nothing charged. parked: fate unknown. refused: not tried.',
});

export const usageModes = { live: 'live', test: 'test', house: 'house' } as const;
export type UsageMode = keyof typeof usageModes;
registerEnumType(usageModes, { name: 'UsageMode' });

export const statusClasses = {
  ok: 'ok',
  client_error: 'client_error',
  server_error: 'server_error',
} as const;
export type StatusClass = keyof typeof statusClasses;
registerEnumType(statusClasses, { name: 'StatusClass', description: '2xx and 3xx, 4xx, 5xx.' });

@ObjectType('UsageRecord', { description: 'One finished request.' })
@Access('readUsage', 'ownUsage')
export class UsageRecord {
  @Field(() => String, { description: 'The x-request-id of its answer.' })
  id!: string;

  @Field(() => DateTimeScalar)
  startedAt!: Date;

  @Field(() => usageModes)
  mode!: UsageMode;

  @Field(() => usageOutcomes)
  outcome!: UsageOutcome;

  @Field(() => Int)
  status!: number;

  @Field(() => String, { nullable: true })
  errorCode!: string | null;

  @Field(() => Boolean, { description: 'The caller left before the end.' })
  clientGone!: boolean;

  @Field(() => UuidScalar, { nullable: true })
  accountId!: string | null;

  @Field(() => String, { nullable: true })
  accountName!: string | null;

  @Field(() => UuidScalar, { nullable: true })
  apiKeyId!: string | null;

  @Field(() => String, { nullable: true })
  apiKeyName!: string | null;

  @Field(() => UuidScalar, { nullable: true })
  modelId!: string | null;

  @Field(() => String, { nullable: true, description: 'Null for a name that no model has.' })
  modelSlug!: string | null;

  @Field(() => String, { description: 'The name that was asked for.' })
  askedModel!: string;

  @Field(() => WireApiEnum)
  wireApi!: WireApi;

  @Field(() => Boolean)
  stream!: boolean;

  @Field(() => Int)
  inputTokens!: number;

  @Field(() => Int, { description: 'Part of the input tokens.' })
  cacheReadTokens!: number;

  @Field(() => Int, { description: 'Part of the input tokens.' })
  cacheWriteTokens!: number;

  @Field(() => Int)
  outputTokens!: number;

  @Field(() => Int, { description: 'Part of the output tokens.' })
  reasoningTokens!: number;

  @Field(() => Boolean, { description: 'Tokens were counted here, since no usage came.' })
  estimated!: boolean;

  @Field(() => NanoUsdScalar, { description: 'How far an estimated charge can be off, at most.' })
  errorBoundNanoUsd!: bigint;

  @Field(() => NanoUsdScalar)
  chargeNanoUsd!: bigint;

  @Field(() => NanoUsdScalar, { description: 'Held before the upstream was called.' })
  holdNanoUsd!: bigint;

  @Field(() => Int, { nullable: true })
  ttftMs!: number | null;

  @Field(() => Int)
  durationMs!: number;

  @Field(() => [String])
  flags!: readonly string[];

  @Field(() => UuidScalar, { nullable: true })
  @Access('readUsage')
  channelId!: string | null;

  @Field(() => String, { nullable: true, description: 'Null when the channel has been deleted.' })
  @Access('readUsage')
  channelName!: string | null;

  @Field(() => Boolean, { description: 'The key pinned the channel.' })
  @Access('readUsage')
  forced!: boolean;

  @Field(() => Int)
  @Access('readUsage')
  attemptCount!: number;

  @Field(() => NanoUsdScalar)
  @Access('readUsage')
  costNanoUsd!: bigint;

  @Field(() => NanoUsdScalar)
  @Access('readUsage')
  marginNanoUsd!: bigint;

  @Field(() => Int, { nullable: true })
  @Access('readUsage')
  marginPpm!: number | null;

  @Field(() => String)
  @Access('readUsage')
  nodeId!: string;

  @Field(() => String, { nullable: true })
  @Access('readUsage')
  nodeName!: string | null;

  @Field(() => Int, { nullable: true })
  @Access('readUsage')
  tableVersion!: number | null;

  @Field(() => DateTimeScalar)
  @Access('readUsage')
  recordedAt!: Date;
}

export const UsagePage = pageType('UsageRecordPage', () => UsageRecord);

export const usageSorts = { NEWEST: 'NEWEST', OLDEST: 'OLDEST' } as const;
export type UsageSort = keyof typeof usageSorts;
registerEnumType(usageSorts, { name: 'UsageSort' });

@InputType()
export class UsageFilter {
  @Field(() => DateTimeScalar, { nullable: true })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Not included.' })
  to?: Date | null;

  @Field(() => String, { nullable: true, description: 'How the request id begins.' })
  idPrefix?: string | null;

  @Field(() => UuidScalar, { nullable: true })
  accountId?: string | null;

  @Field(() => UuidScalar, { nullable: true })
  apiKeyId?: string | null;

  @Field(() => UuidScalar, { nullable: true })
  modelId?: string | null;

  @Field(() => UuidScalar, { nullable: true, description: 'Answered by it or tried at it. Staff.' })
  channelId?: string | null;

  @Field(() => String, { nullable: true, description: 'Staff.' })
  nodeId?: string | null;

  @Field(() => usageModes, { nullable: true })
  mode?: UsageMode | null;

  @Field(() => statusClasses, { nullable: true })
  statusClass?: StatusClass | null;

  @Field(() => Int, { nullable: true })
  status?: number | null;

  @Field(() => String, { nullable: true })
  errorCode?: string | null;

  @Field(() => usageOutcomes, { nullable: true })
  outcome?: UsageOutcome | null;

  @Field(() => WireApiEnum, { nullable: true })
  wireApi?: WireApi | null;

  @Field(() => Boolean, { nullable: true })
  stream?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  estimated?: boolean | null;
}

@ArgsType()
export class UsageListArgs extends PageArgs {
  @Field(() => UsageFilter, { nullable: true })
  filter?: UsageFilter | null;

  @Field(() => usageSorts, { defaultValue: usageSorts.NEWEST })
  sort!: UsageSort;
}
