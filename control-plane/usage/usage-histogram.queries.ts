// The histogram over the usage log: requests per stretch of time by status class.
import * as v from 'valibot';
import { countColumn, decodeRows } from '../database/decode.ts';
import type { ScopedReader } from '../graphql/context.ts';
import { joinConditions } from '../graphql/filter.ts';
import { bucketIndex, bucketSql, bucketStart, cutTime } from './time-buckets.ts';
import type { UsageFilter } from './usage.graphql.ts';
import { usageConditions } from './usage-conditions.ts';
import type { UsageHistogram } from './usage-detail.graphql.ts';

const MAX_BUCKETS = 120;

const bucketRow = v.object({
  bucket: v.date(),
  ok: countColumn,
  clientError: countColumn,
  serverError: countColumn,
});

/** Counts what the filter lets through between two times. */
export async function readHistogram(
  reader: ScopedReader,
  range: { readonly from: Date; readonly to: Date },
  filter: UsageFilter | null | undefined,
): Promise<UsageHistogram> {
  const buckets = cutTime(range.from, range.to, MAX_BUCKETS);
  const { where, params } = joinConditions(
    usageConditions(reader.visibility, { ...filter, ...range }),
  );
  const start = params.length + 1;
  const rows = decodeRows(
    bucketRow,
    await reader.sql.query(
      `select ${bucketSql('u.started_at', start, start + 1)} as bucket,
         count(*) filter (where u.status < 400) as ok,
         count(*) filter (where u.status between 400 and 499) as "clientError",
         count(*) filter (where u.status >= 500) as "serverError"
       from usage_records u where ${where} group by 1`,
      [...params, buckets.from, buckets.bucketSeconds],
    ),
  );
  const byBucket = new Map(rows.map((row) => [bucketIndex(buckets, row.bucket), row]));
  return {
    ...range,
    bucketSeconds: buckets.bucketSeconds,
    buckets: Array.from({ length: buckets.count }, (_, index) => ({
      from: bucketStart(buckets, index),
      ok: byBucket.get(index)?.ok ?? 0,
      clientError: byBucket.get(index)?.clientError ?? 0,
      serverError: byBucket.get(index)?.serverError ?? 0,
    })),
  };
}
