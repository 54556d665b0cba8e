// When each API key was last used, as people see it. Separate from the usage itself: it is told to
// the minute, and a key that another command holds is simply told later.
import type { ApiKeyId } from '#contract/ids';
import type { UsageEvent } from '#contract/usage-event';
import type { Sql } from '../database/unit-of-work.ts';

/** Latest use of each key, in milliseconds since the epoch. */
export type KeyUses = Map<ApiKeyId, number>;

// What a node calls a key and the database cannot: its event went to the dead letters.
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Remembers the latest use of each key. */
export function noteUses(
  uses: KeyUses,
  events: readonly Pick<UsageEvent, 'apiKeyId' | 'startedAtMs'>[],
): void {
  for (const { apiKeyId, startedAtMs } of events) {
    if (!UUID.test(apiKeyId)) continue;
    uses.set(apiKeyId, Math.max(startedAtMs, uses.get(apiKeyId) ?? 0));
  }
}

/**
 * Moves the keys' last use forward, by a minute or more each, in one statement. A node's clock may
 * be ahead, but nothing was used later than now.
 */
export async function stampKeys(sql: Sql, uses: KeyUses): Promise<void> {
  if (uses.size === 0) return;
  await sql.query(
    `with due as (
       select k.id, least(u.at, now()) as at
         from api_keys k join unnest($1::uuid[], $2::timestamptz[]) as u (id, at) on k.id = u.id
        where k.last_used_at is null
           or k.last_used_at < least(u.at, now()) - interval '1 minute'
          for no key update of k skip locked)
     update api_keys k set last_used_at = due.at from due where k.id = due.id`,
    [[...uses.keys()], [...uses.values()].map((ms) => new Date(ms).toISOString())],
  );
}
