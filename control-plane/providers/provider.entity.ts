// A provider as stored: the company that channels call, and whether it serves live or test accounts.
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

@Entity({ tableName: 'providers' })
export class ProviderEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  vendor!: string;

  @Property({ type: 'text' })
  mode!: 'live' | 'test';

  @Property({ type: 'text' })
  baseUrl!: string;

  @Property({ type: 'boolean' })
  privateNetwork: boolean = false;

  @Property({ type: 'boolean' })
  enabled: boolean = true;

  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'timestamptz' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz', onUpdate: () => new Date() })
  updatedAt: Date = new Date();
}
