// The settings as the API shows and takes them.
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../graphql/access.ts';
import { resultUnion } from '../graphql/problem.graphql.ts';
import { DateTimeScalar, NanoUsdScalar } from '../graphql/scalars.ts';
import type { StoredSettings } from './installation-settings.ts';

@ObjectType('Settings', { description: 'What an installation chooses for itself.' })
@Access('readSettings', 'writeSettings')
export class Settings {
  @Field(() => Int, { description: 'Added to catalogue prices; 200000 is 20 percent.' })
  platformFeePpm!: number;

  @Field(() => String, { description: 'Begins new API keys; old ones keep theirs.' })
  keyPrefix!: string;

  @Field(() => Int, { description: '404 or 400 for a model that does not exist.' })
  unknownModelStatus!: number;

  @Field(() => String, { description: 'Named in 402 answers.' })
  topUpUrl!: string;

  @Field(() => String)
  siteName!: string;

  @Field(() => Int, { description: 'Written upstream when a caller gives no limit.' })
  defaultOutputTokens!: number;

  @Field(() => Int, { description: 'How long a node serves without the control plane.' })
  maxDisconnectedMs!: number;

  @Field(() => NanoUsdScalar, { description: 'Most that an operator may adjust a balance by.' })
  operatorAdjustLimitNanoUsd!: bigint;

  @Field(() => Int)
  version!: number;

  @Field(() => DateTimeScalar, { nullable: true })
  updatedAt!: Date | null;
}

/** Shows the stored settings. */
export function toSettings({ settings, version, updatedAt }: StoredSettings): Settings {
  const operatorAdjustLimitNanoUsd = BigInt(settings.operatorAdjustLimitNanoUsd);
  return { ...settings, operatorAdjustLimitNanoUsd, version, updatedAt };
}

@InputType()
export class UpdateSettingsInput {
  @Field(() => Int)
  expectedVersion!: number;

  @Field(() => Int, { nullable: true })
  platformFeePpm?: number | null;

  @Field(() => String, { nullable: true })
  keyPrefix?: string | null;

  @Field(() => Int, { nullable: true })
  unknownModelStatus?: number | null;

  @Field(() => String, { nullable: true })
  topUpUrl?: string | null;

  @Field(() => String, { nullable: true })
  siteName?: string | null;

  @Field(() => Int, { nullable: true })
  defaultOutputTokens?: number | null;

  @Field(() => Int, { nullable: true })
  maxDisconnectedMs?: number | null;

  @Field(() => NanoUsdScalar, { nullable: true })
  operatorAdjustLimitNanoUsd?: bigint | null;
}

export const SettingsResult = resultUnion('SettingsResult', 'Settings', () => Settings);
