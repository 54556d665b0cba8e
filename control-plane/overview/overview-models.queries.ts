// Requests by model over a range: the busiest models one by one, the others together.
import * as v from 'valibot';
import { countColumn, decodeRows } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import { bucketIndex, bucketSql, cutTime, type TimeBuckets } from '../usage/time-buckets.ts';
import type { OverviewArgs, OverviewModel } from './overview.graphql.ts';
import { trafficClause } from './traffic.ts';

const MAX_BUCKETS = 61;
/** A sixth colour could not be told from the others. */
const SHOWN_MODELS = 5;

const countRow = v.object({
  slug: v.string(),
  bucket: v.date(),
  requests: countColumn,
});

/** The stretches are those of the overview of the same range. */
export async function readModelSeries(
  reader: Reader,
  { from, to, traffic }: OverviewArgs,
): Promise<readonly OverviewModel[]> {
  const buckets = cutTime(from, to, MAX_BUCKETS);
  const rows = decodeRows(
    countRow,
    await reader.sql.query(
      `select m.slug, ${bucketSql('u.started_at', 3, 4)} as bucket,
         count(*) as requests
       from usage_records u join models m on m.id = u.model_id
       where u.started_at >= $1 and u.started_at < $2 and u.mode <> 'house'
         and ${trafficClause(traffic)}
       group by 1, 2`,
      [from, to, buckets.from, buckets.bucketSeconds],
    ),
  );
  const bySlug = Map.groupBy(rows, (row) => row.slug);
  const models = [...bySlug].map(([slug, counts]) => toSeries([slug], counts, buckets));
  models.sort((a, b) => b.requests - a.requests || a.slug.localeCompare(b.slug));
  const shown = models.slice(0, SHOWN_MODELS);
  const others = new Set(models.slice(SHOWN_MODELS).map((model) => model.slug));
  if (others.size === 0) return shown;
  const rest = rows.filter((row) => others.has(row.slug));
  return [...shown, { ...toSeries([...others], rest, buckets), slug: '' }];
}

function toSeries(
  slugs: readonly string[],
  counts: readonly v.InferOutput<typeof countRow>[],
  buckets: TimeBuckets,
): OverviewModel {
  const series = Array.from({ length: buckets.count }, () => 0);
  for (const row of counts) {
    const index = bucketIndex(buckets, row.bucket);
    series[index] = (series[index] ?? 0) + row.requests;
  }
  const requests = counts.reduce((sum, row) => sum + row.requests, 0);
  return { slug: slugs[0] ?? '', models: slugs.length, requests, series };
}
