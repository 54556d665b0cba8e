// The provider as the API shows and takes it.
import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BillsOnAbortEnum, LimitParameterEnum } from '../channels/channel-enums.graphql.ts';
import { Access } from '../graphql/access.ts';
import { PageArgs, pageType } from '../graphql/page.ts';
import { resultUnion } from '../graphql/problem.graphql.ts';
import { DateTimeScalar, UuidScalar } from '../graphql/scalars.ts';
import type { ProviderEntity } from './provider.entity.ts';

export const providerModes = { live: 'live', test: 'test' } as const;
export type ProviderMode = keyof typeof providerModes;
registerEnumType(providerModes, {
  name: 'ProviderMode',
  description: 'Live providers serve live accounts alone, test providers test accounts alone.',
});

@ObjectType('Provider', { description: 'A company or account family that sells models.' })
@Access('readChannels', 'writeChannels')
export class Provider {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  vendor!: string;

  @Field(() => providerModes)
  mode!: ProviderMode;

  @Field(() => String, { description: 'Where its channels call, unless they say otherwise.' })
  baseUrl!: string;

  @Field(() => Boolean, { description: 'Allows http and private addresses.' })
  privateNetwork!: boolean;

  @Field(() => Boolean)
  enabled!: boolean;

  @Field(() => Int)
  version!: number;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  @Field(() => DateTimeScalar)
  updatedAt!: Date;
}

/** Shows an entity; also what the audit trail and a conflict's current state carry. */
export function toProvider(entity: ProviderEntity): Provider {
  const { id, name, vendor, mode, baseUrl, privateNetwork, enabled } = entity;
  const { version, createdAt, updatedAt } = entity;
  return {
    id,
    name,
    vendor,
    mode,
    baseUrl,
    privateNetwork,
    enabled,
    version,
    createdAt,
    updatedAt,
  };
}

export const ProviderPage = pageType('ProviderPage', () => Provider);

@ObjectType('ProviderActivity', { description: 'Attempts at its channels in the last hour.' })
@Access('readChannels', 'writeChannels')
export class ProviderActivity {
  @Field(() => Int)
  attempts!: number;

  @Field(() => Int)
  answered!: number;

  @Field(() => Int, { nullable: true, description: 'Null when there was no attempt.' })
  successPpm!: number | null;
}

@ObjectType('ProviderPreset', { description: 'What is known of a vendor beforehand.' })
@Access('readChannels', 'writeChannels')
export class ProviderPresetType {
  @Field(() => String)
  vendor!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'global or china.' })
  region!: string;

  @Field(() => String)
  baseUrl!: string;

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
}

@ObjectType('ProviderDeletionEffect', {
  description: 'What disabling or deleting a provider would stop.',
})
@Access('readChannels', 'writeChannels')
export class ProviderDeletionEffect {
  @Field(() => Boolean, { description: 'False while it has channels; it can then be disabled.' })
  deletable!: boolean;

  @Field(() => Int)
  channels!: number;

  @Field(() => Int)
  enabledChannels!: number;

  @Field(() => Int, { description: 'They are deleted with it.' })
  credentials!: number;

  @Field(() => Int)
  requestsLastHour!: number;

  @Field(() => [String], { description: 'Published models that no other provider serves.' })
  modelsLeftWithoutChannel!: readonly string[];
}

export const providerSorts = {
  NAME_ASC: 'NAME_ASC',
  NAME_DESC: 'NAME_DESC',
  CREATED_ASC: 'CREATED_ASC',
  CREATED_DESC: 'CREATED_DESC',
} as const;
export type ProviderSort = keyof typeof providerSorts;
registerEnumType(providerSorts, { name: 'ProviderSort' });

@InputType()
export class ProviderFilter {
  @Field(() => String, { nullable: true, description: 'Part of the name, vendor or address.' })
  search?: string | null;

  @Field(() => String, { nullable: true })
  vendor?: string | null;

  @Field(() => providerModes, { nullable: true })
  mode?: ProviderMode | null;

  @Field(() => Boolean, { nullable: true })
  enabled?: boolean | null;
}

@ArgsType()
export class ProviderListArgs extends PageArgs {
  @Field(() => ProviderFilter, { nullable: true })
  filter?: ProviderFilter | null;

  @Field(() => providerSorts, { defaultValue: providerSorts.NAME_ASC })
  sort!: ProviderSort;
}

@InputType()
export class CreateProviderInput {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  vendor!: string;

  @Field(() => providerModes, { defaultValue: providerModes.live })
  mode!: ProviderMode;

  @Field(() => String)
  baseUrl!: string;

  @Field(() => Boolean, { defaultValue: false })
  privateNetwork!: boolean;

  @Field(() => Boolean, { defaultValue: true })
  enabled!: boolean;
}

@InputType()
export class UpdateProviderInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  vendor?: string | null;

  @Field(() => String, { nullable: true })
  baseUrl?: string | null;

  @Field(() => Boolean, { nullable: true })
  privateNetwork?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  enabled?: boolean | null;
}

@InputType()
export class DeleteProviderInput {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int)
  expectedVersion!: number;
}

export const ProviderResult = resultUnion('ProviderResult', 'Provider', () => Provider);
