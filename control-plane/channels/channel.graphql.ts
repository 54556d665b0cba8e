// The channel as the API shows it. Figures of the last hour are in channel-activity.graphql.ts.
import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { WireApi } from '#contract/wire-api';
import { Access } from '../graphql/access.ts';
import { PageArgs, pageType } from '../graphql/page.ts';
import { DateTimeScalar, UuidScalar } from '../graphql/scalars.ts';
import { type ProviderMode, providerModes } from '../providers/provider.graphql.ts';
import type { ChannelEntity } from './channel.entity.ts';
import {
  BillsOnAbortEnum,
  type ChannelState,
  channelStates,
  LimitParameterEnum,
  WireApiEnum,
} from './channel-enums.graphql.ts';

@ObjectType('ChannelTimeouts')
@Access('readChannels', 'writeChannels')
export class ChannelTimeouts {
  @Field(() => Int)
  connectMs!: number;

  @Field(() => Int)
  headersMs!: number;

  @Field(() => Int)
  firstEventMs!: number;

  @Field(() => Int)
  idleMs!: number;

  @Field(() => Int)
  totalMs!: number;
}

@ObjectType('Channel', { description: 'One way to reach a provider.' })
@Access('readChannels', 'writeChannels')
export class Channel {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => UuidScalar)
  providerId!: string;

  @Field(() => UuidScalar, { nullable: true })
  credentialId!: string | null;

  @Field(() => WireApiEnum)
  wireApi!: WireApi;

  @Field(() => String, { nullable: true, description: 'Null: the address of its provider.' })
  baseUrl!: string | null;

  @Field(() => Int, { description: 'Its tier; the lower number is tried first.' })
  priority!: number;

  @Field(() => Int, { description: 'Its part of the traffic inside its tier.' })
  weight!: number;

  @Field(() => Boolean)
  enabled!: boolean;

  @Field(() => BillsOnAbortEnum)
  billsOnAbort!: keyof typeof BillsOnAbortEnum;

  @Field(() => Boolean)
  billsOnAccept!: boolean;

  @Field(() => Boolean)
  acceptsLimit!: boolean;

  @Field(() => Boolean)
  acceptsStreamOptions!: boolean;

  @Field(() => LimitParameterEnum)
  limitParameter!: keyof typeof LimitParameterEnum;

  @Field(() => ChannelTimeouts)
  timeouts!: ChannelTimeouts;

  @Field(() => Int, { description: 'What it costs, as a factor on the catalogue price.' })
  costMultiplierPpm!: number;

  @Field(() => [String])
  allowedSizes!: readonly string[];

  @Field(() => Int)
  version!: number;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar)
  updatedAt!: Date;
}

/** Shows an entity; also what the audit trail and a conflict's current state carry. */
export function toChannel(entity: ChannelEntity): Channel {
  const { id, name, providerId, credentialId, wireApi, baseUrl, priority, weight } = entity;
  const { enabled, billsOnAbort, billsOnAccept, acceptsLimit, acceptsStreamOptions } = entity;
  const { limitParameter, allowedSizes, version, createdAt, updatedAt } = entity;
  return {
    ...{ id, name, providerId, credentialId, wireApi, baseUrl, priority, weight, enabled },
    ...{ billsOnAbort, billsOnAccept, acceptsLimit, acceptsStreamOptions, limitParameter },
    timeouts: {
      connectMs: entity.connectTimeoutMs,
      headersMs: entity.headersTimeoutMs,
      firstEventMs: entity.firstEventTimeoutMs,
      idleMs: entity.idleTimeoutMs,
      totalMs: entity.totalTimeoutMs,
    },
    costMultiplierPpm: Number(entity.costMultiplierPpm),
    ...{ allowedSizes, version, createdAt, updatedAt },
  };
}

export const ChannelPage = pageType('ChannelPage', () => Channel);

export const channelSorts = {
  TIER: 'TIER',
  NAME_ASC: 'NAME_ASC',
  NAME_DESC: 'NAME_DESC',
  CREATED_ASC: 'CREATED_ASC',
  CREATED_DESC: 'CREATED_DESC',
  WEIGHT_DESC: 'WEIGHT_DESC',
} as const;
export type ChannelSort = keyof typeof channelSorts;
registerEnumType(channelSorts, {
  name: 'ChannelSort',
  description: 'TIER: by priority, then in order of creation.',
});

@InputType()
export class ChannelFilter {
  @Field(() => String, { nullable: true, description: 'Part of the name.' })
  search?: string | null;

  @Field(() => UuidScalar, { nullable: true })
  providerId?: string | null;

  @Field(() => UuidScalar, { nullable: true })
  modelId?: string | null;

  @Field(() => WireApiEnum, { nullable: true })
  wireApi?: WireApi | null;

  @Field(() => providerModes, { nullable: true })
  mode?: ProviderMode | null;

  @Field(() => Boolean, { nullable: true, description: 'Its own switch.' })
  enabled?: boolean | null;

  @Field(() => channelStates, { nullable: true })
  state?: ChannelState | null;

  @Field(() => Int, { nullable: true })
  priority?: number | null;
}

@ArgsType()
export class ChannelListArgs extends PageArgs {
  @Field(() => ChannelFilter, { nullable: true })
  filter?: ChannelFilter | null;

  @Field(() => channelSorts, { defaultValue: channelSorts.TIER })
  sort!: ChannelSort;
}
