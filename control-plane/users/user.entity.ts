// A person who signs in. The password's hash has no field in GraphQL to forget.
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Role } from '../security/principal.ts';

export type UserState = 'active' | 'disabled';

@Entity({ tableName: 'users' })
export class UserEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'text' })
  email!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text' })
  role!: Role;

  @Property({ type: 'text' })
  state!: UserState;

  @Property({ type: 'text', nullable: true, lazy: true })
  passwordHash!: string | null;

  @Property({ type: 'boolean' })
  mustReplacePassword!: boolean;

  @Property({ type: 'text' })
  locale!: string;

  /** Counted up to end every session at once. */
  @Property({ type: 'integer' })
  sessionEpoch!: number;

  @Property({ type: 'timestamptz', nullable: true })
  lastSeenAt!: Date | null;

  @Property({ type: 'integer', version: true })
  version!: number;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz' })
  updatedAt!: Date;
}
