// One immutable version of a model's catalogue price, in nano-USD per million tokens.
import { BigIntType } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

@Entity({ tableName: 'prices' })
export class PriceEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  modelId!: string;

  @Property({ type: 'integer' })
  number!: number;

  @Property({ type: new BigIntType('bigint'), nullable: true })
  inputNanoUsd: bigint | null = null;

  @Property({ type: new BigIntType('bigint'), nullable: true })
  outputNanoUsd: bigint | null = null;

  @Property({ type: new BigIntType('bigint'), nullable: true })
  cacheReadNanoUsd: bigint | null = null;

  @Property({ type: new BigIntType('bigint'), nullable: true })
  cacheWriteNanoUsd: bigint | null = null;

  @Property({ type: new BigIntType('bigint'), nullable: true })
  perImageNanoUsd: bigint | null = null;

  /** Resolution to decimal nano-USD per second. */
  @Property({ type: 'jsonb', nullable: true })
  perSecondNanoUsd: Record<string, string> | null = null;

  @Property({ type: 'text' })
  createdBy!: string;

  @Property({ type: 'timestamptz' })
  createdAt: Date = new Date();
}
