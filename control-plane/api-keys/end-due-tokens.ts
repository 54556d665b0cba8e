// Ends the tokens whose overlap after a rotation is over. Runs beside the API in every control
// plane; skipped rows are already being ended by another one.

import { setInterval } from 'node:timers';
import * as v from 'valibot';
import type { Logger } from '#platform/logger';
import type { Database } from '../database/database.ts';
import { decodeRows } from '../database/decode.ts';
import { inTransaction } from '../database/unit-of-work.ts';
import { endTokens } from './api-key-tokens.ts';

const BATCH = 500;
const TICK_MS = 1_000;

/** Ends what is due; returns how many. */
export function endDueTokens(database: Database, now: Date): Promise<number> {
  return inTransaction(database, async (tx) => {
    const rows = await tx.sql.query(
      `select token_id from api_key_tokens where ended_at is null and ends_at <= $1
        order by token_id limit $2 for update skip locked`,
      [now, BATCH],
    );
    const ids = decodeRows(v.object({ token_id: v.string() }), rows).map((row) => row.token_id);
    if (ids.length > 0) await endTokens(tx, ids, now);
    return ids.length;
  });
}

/** Ends due tokens every second until stopped. */
export function startEndingTokens(
  database: Database,
  log: Logger,
  now: () => Date,
): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= endDueTokens(database, now())
      .then(() => undefined)
      .catch((error: unknown) => log.error('api_keys.ending.failed', { error }))
      .finally(() => {
        running = undefined;
      });
  }, TICK_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
