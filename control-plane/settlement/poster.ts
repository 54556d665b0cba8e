// The poster: every second or so it folds what ingest has queued, pocket by pocket, each in a
// transaction of its own, so that no wallet waits for another.
import * as v from 'valibot';
import { type PocketId, toId } from '#contract/ids';
import type { Database } from '../database/database.ts';
import { decodeRows } from '../database/decode.ts';
import { inTransaction } from '../database/unit-of-work.ts';
import { foldPocket } from './fold-pocket.ts';

/** Pause between rounds. */
const POST_EVERY_MS = 1000;
/** Pockets taken up in one round. */
const POCKETS_A_ROUND = 500;

export interface Poster {
  /** Folds everything that is queued now; for tests and shutdown. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts posting. `onFault` hears of a pocket whose fold failed; the others go on. */
export function startPoster(database: Database, onFault: (error: unknown) => void): Poster {
  let stopped = false;
  let running = Promise.resolve();
  const round = async () => {
    for (const pocketId of await queuedPockets(database)) {
      try {
        await inTransaction(database, (tx) => foldPocket(tx.sql, pocketId));
      } catch (error) {
        onFault(error);
      }
    }
  };
  const next = () => {
    running = running.then(round).catch(onFault);
    return running;
  };
  const timer = setInterval(() => {
    if (!stopped) void next();
  }, POST_EVERY_MS);
  timer.unref();
  return {
    drain: next,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

const queuedRow = v.object({ pocket_id: v.string() });

async function queuedPockets(database: Database): Promise<readonly PocketId[]> {
  const rows = await database.sql.query(
    `select distinct pocket_id from posting_queue limit ${POCKETS_A_ROUND}`,
    [],
  );
  return decodeRows(queuedRow, rows).map((row) => toId('pocket', row.pocket_id));
}
