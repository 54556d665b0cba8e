// The identity of the database: its incarnation, which a restored or replaced database must change
// so that nodes can tell its versions from those of the old one.
import * as v from 'valibot';
import { decodeFirst } from './database/decode.ts';
import type { Sql } from './database/unit-of-work.ts';
import { newId } from './ids.ts';

const row = v.object({ incarnation: v.string(), system_identifier: v.string() });
const identity = v.object({ identifier: v.string() });

export interface Installation {
  readonly incarnation: string;
  /** True when the incarnation has just been minted. */
  readonly minted: boolean;
}

/** Reads the incarnation; mints one for a new database or another server or timeline. */
export async function ensureInstallation(sql: Sql): Promise<Installation> {
  const here = decodeFirst(
    identity,
    await sql.query(
      `select system_identifier || ':' || timeline_id as identifier
         from pg_control_system(), pg_control_checkpoint()`,
      [],
    ),
  );
  if (here === undefined) throw new Error('the database does not say which one it is');
  const known = decodeFirst(
    row,
    await sql.query('select incarnation, system_identifier from installation for update', []),
  );
  if (known?.system_identifier === here.identifier) {
    return { incarnation: known.incarnation, minted: false };
  }
  const incarnation = newId();
  await sql.query(
    `insert into installation (incarnation, system_identifier) values ($1, $2)
     on conflict (singleton) do update
       set incarnation = excluded.incarnation, system_identifier = excluded.system_identifier`,
    [incarnation, here.identifier],
  );
  return { incarnation, minted: true };
}
