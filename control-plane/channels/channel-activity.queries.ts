// What channels did in the last hour, read once for a whole page. An attempt counts for the channel
// it was made at, whichever channel answered in the end.
import * as v from 'valibot';
import { countColumn, decodeRows } from '../database/decode.ts';
import { defineLoader } from '../graphql/loader.ts';
import { attemptsSql } from './attempts-sql.ts';

/** Marks of five minutes. */
const MARKS = 12;
const MARK_MS = 5 * 60_000;

const ATTEMPTS = attemptsSql('u.started_at > $2');

const nullableMs = v.nullable(v.pipe(v.number(), v.transform(Math.round)));
const totalRow = v.object({
  channel_id: v.string(),
  mark: v.nullable(countColumn),
  attempts: countColumn,
  answered: countColumn,
  failed: countColumn,
  ttft_p95: nullableMs,
  duration_p95: nullableMs,
});
type TotalRow = v.InferOutput<typeof totalRow>;

const ACTIVITY_SQL = `
  with ${ATTEMPTS}, marked as (
    select *, floor(extract(epoch from started_at - $2) / ${MARK_MS / 1000})::integer as mark
    from attempts where channel_id = any($1)
  )
  select channel_id, mark, count(*) as attempts, count(*) filter (where answered) as answered,
    count(*) filter (where failed) as failed,
    percentile_cont(0.95) within group (order by ttft_ms) filter (where answered) as ttft_p95,
    percentile_cont(0.95) within group (order by duration_ms) filter (where answered)
      as duration_p95
  from marked group by grouping sets ((channel_id), (channel_id, mark))`;

export interface Activity {
  readonly attempts: number;
  readonly answered: number;
  readonly successPpm: number | null;
  readonly ttftP95Ms: number | null;
  readonly durationP95Ms: number | null;
  readonly marks: readonly Mark[];
}

interface Mark {
  readonly from: Date;
  readonly attempts: number;
  readonly failed: number;
}

export const loadChannelActivity = defineLoader<Activity>(async (context, ids) => {
  const since = new Date(context.now.getTime() - MARKS * MARK_MS);
  const rows = decodeRows(totalRow, await context.reader.sql.query(ACTIVITY_SQL, [ids, since]));
  const byChannel = Map.groupBy(rows, (row) => row.channel_id);
  return new Map(ids.map((id) => [id, toActivity(byChannel.get(id) ?? [], since)]));
});

function toActivity(rows: readonly TotalRow[], since: Date): Activity {
  const total = rows.find((row) => row.mark === null);
  const marked = new Map(rows.map((row) => [row.mark, row]));
  const marks = Array.from({ length: MARKS }, (_, index) => {
    const row = marked.get(index);
    const from = new Date(since.getTime() + index * MARK_MS);
    return { from, attempts: row?.attempts ?? 0, failed: row?.failed ?? 0 };
  });
  return {
    attempts: total?.attempts ?? 0,
    answered: total?.answered ?? 0,
    successPpm: successOf(total?.answered ?? 0, total?.failed ?? 0),
    ttftP95Ms: total?.ttft_p95 ?? null,
    durationP95Ms: total?.duration_p95 ?? null,
    marks,
  };
}

// A cancelled attempt is neither: its caller left.
function successOf(answered: number, failed: number): number | null {
  const judged = answered + failed;
  return judged === 0 ? null : Math.round((answered * 1_000_000) / judged);
}

const providerRow = v.object({
  id: v.string(),
  attempts: countColumn,
  answered: countColumn,
  failed: countColumn,
});

export const loadProviderActivity = defineLoader(async (context, ids) => {
  const since = new Date(context.now.getTime() - MARKS * MARK_MS);
  const rows = await context.reader.sql.query(
    `with ${ATTEMPTS}
     select c.provider_id as id, count(*) as attempts, count(*) filter (where answered) as answered,
       count(*) filter (where failed) as failed
     from attempts a join channels c on c.id = a.channel_id
     where c.provider_id = any($1) group by 1`,
    [ids, since],
  );
  return new Map(
    decodeRows(providerRow, rows).map(({ id, attempts, answered, failed }) => [
      id,
      { attempts, answered, successPpm: successOf(answered, failed) },
    ]),
  );
});
