// An API key's record and the tokens under it: one normally, two while a rotation overlaps.
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

export type ApiKeyState = 'active' | 'disabled' | 'revoked';

@Entity({ tableName: 'api_keys' })
export class ApiKeyEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  state!: ApiKeyState;

  /** Model ids; with no families either, the key may call every model. */
  @Property({ type: 'string[]', columnType: 'text[]' })
  scopeModels!: string[];

  @Property({ type: 'string[]', columnType: 'text[]' })
  scopeFamilies!: string[];

  @Property({ type: 'boolean' })
  mayPin!: boolean;

  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'text' })
  createdBy!: string;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz' })
  updatedAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;
}
