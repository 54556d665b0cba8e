// What people change about themselves: their name and language, and nothing that gives rights.
import { LockMode } from '@mikro-orm/postgresql';
import { ok, type Result } from '#contract/result';
import type { ScopedCommand } from '../graphql/context.ts';
import { checkInput } from '../input.ts';
import type { Problem } from '../problems.ts';
import type { UserPrincipal } from '../security/principal.ts';
import { profileRules } from '../users/user.commands.ts';
import { UserEntity } from '../users/user.entity.ts';
import type { UpdateProfileInput } from './session.graphql.ts';

export async function updateProfile(
  command: ScopedCommand,
  principal: UserPrincipal,
  input: UpdateProfileInput,
): Promise<Result<UserEntity, Problem>> {
  const checked = checkInput(profileRules, input);
  if (!checked.ok) return checked;
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const id = principal.userId;
  const user = await command.em.findOneOrFail(UserEntity, { id }, { lockMode });
  const before = { name: user.name, locale: user.locale };
  const { name, locale } = checked.value;
  if (typeof name === 'string') user.name = name;
  if (typeof locale === 'string') user.locale = locale;
  user.updatedAt = command.now;
  await command.em.flush();
  const after = { name: user.name, locale: user.locale };
  command.note({ objectId: user.id, objectName: user.email, before, after });
  return ok(user);
}
