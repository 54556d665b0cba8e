// An account owns a wallet and API keys; its mode says whether its money is real.
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

export type AccountMode = 'live' | 'test' | 'house';
export type AccountState = 'active' | 'frozen';

@Entity({ tableName: 'accounts' })
export class AccountEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  mode!: AccountMode;

  @Property({ type: 'text' })
  state!: AccountState;

  @Property({ type: 'uuid' })
  groupId!: string;

  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz' })
  updatedAt!: Date;
}
