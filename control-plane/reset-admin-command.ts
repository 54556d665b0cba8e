// Gives an admin a new one-time password. Apart from the program, so that tests can run it.
import * as v from 'valibot';
import { ok } from '#contract/result';
import { StartRefused } from '#platform/start-refused';
import { type Command, SYSTEM_ACTOR } from './command.ts';
import type { Database } from './database/database.ts';
import { decodeFirst } from './database/decode.ts';
import { runCommand } from './run-command.ts';
import { prepareOneTimePassword } from './security/one-time-password.ts';
import { UserEntity } from './users/user.entity.ts';

export interface ResetAdmin {
  readonly email: string;
  readonly oneTimePassword: string;
}

/** Resets the admin with this e-mail, else the oldest admin; a disabled one is active again. */
export async function resetAdmin(
  database: Database,
  { email, now }: { readonly email: string | undefined; readonly now: Date },
): Promise<ResetAdmin> {
  const password = await prepareOneTimePassword();
  const result = await runCommand({
    database,
    actor: { ...SYSTEM_ACTOR, name: 'reset-admin' },
    now,
    action: 'user.reset_admin',
    work: async (command) => {
      const user = await findAdmin(command, email);
      command.note({ objectId: user.id, objectName: user.email });
      user.passwordHash = password.hash;
      user.mustReplacePassword = true;
      user.state = 'active';
      user.sessionEpoch += 1;
      user.updatedAt = now;
      await command.em.flush();
      await command.sql.query('delete from sign_in_counters', []);
      return ok({ email: user.email, oneTimePassword: password.text });
    },
  });
  if (!result.ok) throw new Error(`the reset was refused: ${result.error.message}`);
  return result.value;
}

async function findAdmin(command: Command, email: string | undefined): Promise<UserEntity> {
  const rows = await command.sql.query(
    `select id from users where role = 'admin' and ($1::text is null or email = $1)
      order by created_at, id limit 1 for update`,
    [email?.trim().toLowerCase() ?? null],
  );
  const found = decodeFirst(v.object({ id: v.string() }), rows);
  if (found === undefined) {
    throw new StartRefused('There is no admin with this e-mail: check TOLLGATE_ADMIN_EMAIL.');
  }
  return command.em.findOneOrFail(UserEntity, { id: found.id });
}
