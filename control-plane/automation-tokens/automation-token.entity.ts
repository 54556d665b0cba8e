// A token for scripts: named scopes, never more than its creator may do now.
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType } from '@mikro-orm/postgresql';

@Entity({ tableName: 'automation_tokens' })
export class AutomationTokenEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'blob', lazy: true })
  digest!: Uint8Array;

  @Property({ type: 'text' })
  lastFour!: string;

  @Property({ type: 'string[]', columnType: 'text[]' })
  scopes!: string[];

  @Property({ type: new BigIntType('bigint'), nullable: true })
  adjustLimitNanoUsd!: bigint | null;

  @Property({ type: 'uuid' })
  creatorId!: string;

  @Property({ type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;
}
