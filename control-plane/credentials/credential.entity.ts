// What a channel calls its upstream with, sealed. Nothing of GraphQL lives near these columns.
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

@Entity({ tableName: 'credentials' })
export class CredentialEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  providerId!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'blob', lazy: true })
  wrappedKey!: Uint8Array;

  @Property({ type: 'blob', lazy: true })
  sealed!: Uint8Array;

  @Property({ type: 'text' })
  lastFour!: string;

  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'timestamptz' })
  createdAt: Date = new Date();

  @Property({ type: 'timestamptz', onUpdate: () => new Date() })
  updatedAt: Date = new Date();
}
