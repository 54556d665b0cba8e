// How a command says that what nodes must know has changed. The publisher and the keyring feed
// listen for the notifications, which PostgreSQL delivers after the commit.
import type { Tx } from './unit-of-work.ts';

export const CONFIGURATION_CHANNEL = 'tollgate_configuration';
export const KEYRING_CHANNEL = 'tollgate_keyring';

/** What a keyring change points at: a token id, an account id or a group id. */
export type KeyringChangeKind = 'token' | 'account' | 'group';

/** Says that the routing table must be compiled anew; the cause is stored with the version. */
export async function markConfigurationChanged(tx: Tx, cause: string): Promise<void> {
  await tx.em.flush();
  await tx.sql.query(
    `update configuration_state set revision = revision + 1, cause = $1, changed_at = now()`,
    [cause],
  );
  await tx.sql.query('select pg_notify($1, $2)', [CONFIGURATION_CHANNEL, '']);
}

/** Records one keyring change. The locked state row makes versions appear in commit order. */
export async function markKeyringChanged(
  tx: Tx,
  kind: KeyringChangeKind,
  ref: string,
): Promise<void> {
  await tx.em.flush();
  await tx.sql.query(
    `with state as (update keyring_state set version = version + 1 returning version)
     insert into keyring_changes (version, kind, ref) select version, $1, $2 from state`,
    [kind, ref],
  );
  await tx.sql.query('select pg_notify($1, $2)', [KEYRING_CHANNEL, '']);
}
