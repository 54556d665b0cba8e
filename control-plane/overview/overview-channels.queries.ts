// The health strip: every channel's attempts over the range, in marks of equal length.
import * as v from 'valibot';
import { attemptsSql } from '../channels/attempts-sql.ts';
import { judgeChannel, readFleetHealth } from '../channels/channel-health.queries.ts';
import { countColumn, decodeRows } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import type { OverviewArgs, OverviewChannel } from './overview.graphql.ts';
import { trafficClause } from './traffic.ts';

const MARKS = 72;
const MAX_CHANNELS = 50;

const channelRow = v.object({
  id: v.string(),
  name: v.string(),
  on: v.boolean(),
  models: v.array(v.string()),
});
const markRow = v.object({
  id: v.string(),
  mark: countColumn,
  attempts: countColumn,
  failed: countColumn,
});
type MarkRow = v.InferOutput<typeof markRow>;

/** The busiest channels first. */
export async function readChannelStrip(
  reader: Reader,
  args: OverviewArgs,
): Promise<readonly OverviewChannel[]> {
  const channels = decodeRows(
    channelRow,
    await reader.sql.query(
      `select c.id, c.name, c.enabled and p.enabled as on,
         array(select m.slug from channel_models cm join models m on m.id = cm.model_id
           where cm.channel_id = c.id order by m.position, m.slug) as models
       from channels c join providers p on p.id = c.provider_id`,
      [],
    ),
  );
  const marks = Map.groupBy(await readMarks(reader, args), (row) => row.id);
  const health = await readFleetHealth(reader);
  return channels
    .map(({ on, ...channel }) => ({
      ...channel,
      state: judgeChannel(on, health, channel.id),
      ...countMarks(marks.get(channel.id) ?? []),
    }))
    .sort((a, b) => b.attempts - a.attempts || a.name.localeCompare(b.name))
    .slice(0, MAX_CHANNELS);
}

async function readMarks(
  reader: Reader,
  { from, to, traffic }: OverviewArgs,
): Promise<readonly MarkRow[]> {
  const seconds = (to.getTime() - from.getTime()) / 1000 / MARKS;
  const rows = await reader.sql.query(
    `with ${attemptsSql(`u.started_at >= $1 and u.started_at < $2 and ${trafficClause(traffic)}`)}
     select channel_id as id, count(*) as attempts, count(*) filter (where failed) as failed,
       least(${MARKS - 1}, floor(extract(epoch from started_at - $1) / $3))::integer as mark
     from attempts group by 1, mark`,
    [from, to, seconds],
  );
  return decodeRows(markRow, rows);
}

function countMarks(
  rows: readonly MarkRow[],
): Pick<OverviewChannel, 'attempts' | 'successPpm' | 'markAttempts' | 'markFailures'> {
  const markAttempts = Array.from({ length: MARKS }, () => 0);
  const markFailures = Array.from({ length: MARKS }, () => 0);
  for (const row of rows) {
    markAttempts[row.mark] = row.attempts;
    markFailures[row.mark] = row.failed;
  }
  const attempts = rows.reduce((sum, row) => sum + row.attempts, 0);
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  const successPpm =
    attempts === 0 ? null : Math.round(((attempts - failed) * 1_000_000) / attempts);
  return { attempts, successPpm, markAttempts, markFailures };
}
