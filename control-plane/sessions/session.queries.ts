// Looking people up by what they sign in with.
import * as v from 'valibot';
import { decodeFirst } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';

const secretRow = v.object({
  id: v.string(),
  email: v.string(),
  state: v.string(),
  session_epoch: v.number(),
  password_hash: v.nullable(v.string()),
});
export type SignInSecret = v.InferOutput<typeof secretRow>;

/** The stored hash of an active user; undefined when there is none to compare with. */
export async function findSecretByEmail(
  sql: Sql,
  email: string,
): Promise<SignInSecret | undefined> {
  return activeOnly(decodeFirst(secretRow, await sql.query(`${SELECT} where email = $1`, [email])));
}

/** The same by id, for a person who is signed in already. */
export async function findSecretById(sql: Sql, id: string): Promise<SignInSecret | undefined> {
  return activeOnly(decodeFirst(secretRow, await sql.query(`${SELECT} where id = $1`, [id])));
}

const SELECT = 'select id, email, state, session_epoch, password_hash from users';

function activeOnly(row: SignInSecret | undefined): SignInSecret | undefined {
  return row?.state === 'active' ? row : undefined;
}
