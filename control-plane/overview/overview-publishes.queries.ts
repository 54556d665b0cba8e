// When versions were published, for the flags across the charts.
import * as v from 'valibot';
import { countColumn, decodeRows } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import type { OverviewArgs, OverviewPublish } from './overview.graphql.ts';

/** More flags than that would be a wall. */
const MAX_FLAGS = 200;

const publishRow = v.object({ number: countColumn, cause: v.string(), at: v.date() });

export async function readPublishMarks(
  reader: Reader,
  { from, to }: OverviewArgs,
): Promise<readonly OverviewPublish[]> {
  const rows = await reader.sql.query(
    `select number, cause, created_at as at from published_versions
     where created_at >= $1 and created_at < $2 order by number desc limit ${MAX_FLAGS}`,
    [from, to],
  );
  return decodeRows(publishRow, rows);
}
