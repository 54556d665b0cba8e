// A model as stored: what callers may name, what it can do and which lists it declares.
import { BigIntType, OptionalProps } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { ModelType } from '#contract/wire-api';

@Entity({ tableName: 'models' })
export class ModelEntity {
  [OptionalProps]?:
    | 'vendorPrefixes'
    | 'families'
    | 'tokensPerBytePpm'
    | 'bestFor'
    | 'availableSizes'
    | 'availableRatios'
    | 'availableDurations'
    | 'multiplierPpm'
    | 'enabled'
    | 'position';

  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  slug!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  vendor!: string;

  @Property({ type: 'text[]' })
  vendorPrefixes: string[] = [];

  @Property({ type: 'text[]' })
  families: string[] = [];

  @Property({ type: 'text' })
  modelType: ModelType = 'llm';

  @Property({ type: 'integer' })
  contextTokens!: number;

  @Property({ type: 'integer' })
  maxOutputTokens!: number;

  @Property({ type: 'integer' })
  tokensPerBytePpm: number = 1_000_000;

  @Property({ type: 'integer', nullable: true })
  mediaPartTokens: number | null = null;

  @Property({ type: 'text' })
  bestFor: string = '';

  @Property({ type: 'smallint', nullable: true })
  reasoningScore: number | null = null;

  @Property({ type: 'smallint', nullable: true })
  codingScore: number | null = null;

  @Property({ type: 'text[]' })
  availableSizes: string[] = [];

  @Property({ type: 'text[]' })
  availableRatios: string[] = [];

  @Property({ type: 'integer[]' })
  availableDurations: number[] = [];

  @Property({ type: new BigIntType('bigint') })
  multiplierPpm: bigint = 1_000_000n;

  @Property({ type: 'boolean' })
  enabled: boolean = false;

  @Property({ type: 'integer' })
  position: number = 0;

  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'timestamptz' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz', onUpdate: () => new Date() })
  updatedAt: Date = new Date();
}
