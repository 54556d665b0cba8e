// A person as they begin, whoever brings them in: the first admin, an operator's form, or the test
// account of an installation that tries itself out.
import type { Command } from '../command.ts';
import { newId } from '../ids.ts';
import { UserEntity } from './user.entity.ts';

type NewUser = Pick<
  UserEntity,
  'accountId' | 'email' | 'name' | 'role' | 'passwordHash' | 'mustReplacePassword'
>;

/** Makes a user who has never signed in; stored when the command's work is flushed. */
export function addUser(command: Command, facts: NewUser): UserEntity {
  const user = command.em.create(UserEntity, {
    ...facts,
    id: newId(),
    state: 'active',
    locale: 'en',
    sessionEpoch: 0,
    lastSeenAt: null,
    version: 1,
    createdAt: command.now,
    updatedAt: command.now,
  });
  command.em.persist(user);
  return user;
}
