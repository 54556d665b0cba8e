// A channel as stored: one way to reach a provider, and how that upstream behaves.
import { BigIntType, OptionalProps } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { WireApi } from '#contract/wire-api';

@Entity({ tableName: 'channels' })
export class ChannelEntity {
  [OptionalProps]?:
    | 'priority'
    | 'weight'
    | 'enabled'
    | 'billsOnAbort'
    | 'billsOnAccept'
    | 'acceptsLimit'
    | 'acceptsStreamOptions'
    | 'limitParameter'
    | 'connectTimeoutMs'
    | 'headersTimeoutMs'
    | 'firstEventTimeoutMs'
    | 'idleTimeoutMs'
    | 'totalTimeoutMs'
    | 'costMultiplierPpm'
    | 'allowedSizes';

  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'uuid' })
  providerId!: string;

  @Property({ type: 'uuid', nullable: true })
  credentialId: string | null = null;

  @Property({ type: 'text' })
  wireApi!: WireApi;

  @Property({ type: 'text', nullable: true })
  baseUrl: string | null = null;

  @Property({ type: 'integer' })
  priority: number = 0;

  @Property({ type: 'integer' })
  weight: number = 100;

  @Property({ type: 'boolean' })
  enabled: boolean = true;

  @Property({ type: 'text' })
  billsOnAbort: 'yes' | 'no' | 'unknown' = 'unknown';

  @Property({ type: 'boolean' })
  billsOnAccept: boolean = false;

  @Property({ type: 'boolean' })
  acceptsLimit: boolean = true;

  @Property({ type: 'boolean' })
  acceptsStreamOptions: boolean = true;

  @Property({ type: 'text' })
  limitParameter: 'max_tokens' | 'max_completion_tokens' = 'max_tokens';

  @Property({ type: 'integer' })
  connectTimeoutMs: number = 5_000;

  @Property({ type: 'integer' })
  headersTimeoutMs: number = 60_000;

  @Property({ type: 'integer' })
  firstEventTimeoutMs: number = 60_000;

  @Property({ type: 'integer' })
  idleTimeoutMs: number = 120_000;

  @Property({ type: 'integer' })
  totalTimeoutMs: number = 900_000;

  @Property({ type: new BigIntType('bigint') })
  costMultiplierPpm: bigint = 1_000_000n;

  @Property({ type: 'text[]' })
  allowedSizes: string[] = [];

  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'timestamptz' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz', onUpdate: () => new Date() })
  updatedAt: Date = new Date();
}
