// The figures of a range and of each stretch in it, from the usage log itself.
import * as v from 'valibot';
import { bigintColumn, countColumn, decodeRows } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import { marginOf } from '../models/model-loaders.ts';
import { bucketStart, cutTime, type TimeBuckets } from '../usage/time-buckets.ts';
import type { Overview, OverviewArgs, OverviewBucket, OverviewTotals } from './overview.graphql.ts';
import { trafficClause } from './traffic.ts';

const MAX_BUCKETS = 61;

const nullableMs = v.nullable(v.pipe(v.number(), v.transform(Math.round)));
const figuresRow = v.object({
  bucket: v.nullable(countColumn),
  requests: countColumn,
  errors: countColumn,
  rateLimited: countColumn,
  refusedForMoney: countColumn,
  clientErrors: countColumn,
  ttftP50: nullableMs,
  ttftP95: nullableMs,
  durationP50: nullableMs,
  durationP95: nullableMs,
  inputTokens: countColumn,
  outputTokens: countColumn,
  cacheReadTokens: countColumn,
  revenue: bigintColumn,
  cost: bigintColumn,
});
type Figures = v.InferOutput<typeof figuresRow>;

// One pass gives the whole range (bucket null) and each stretch. Revenue and cost look at live
// records whatever traffic is counted.
function figuresSql(traffic: string): string {
  const counted = `filter (where ${traffic})`;
  const answered = `filter (where ${traffic} and u.status < 400)`;
  const streamed = `filter (where ${traffic} and u.status < 400 and u.stream)`;
  return `
    with records as (
      select u.*, floor(extract(epoch from u.started_at - $3) / $4)::integer as bucket
      from usage_records u where u.started_at >= $1 and u.started_at < $2 and u.mode <> 'house'
    )
    select bucket, count(*) ${counted} as requests,
      count(*) filter (where ${traffic} and u.status >= 500) as errors,
      count(*) filter (where ${traffic} and u.status = 429) as "rateLimited",
      count(*) filter (where ${traffic} and u.status in (402, 403)) as "refusedForMoney",
      count(*) filter (where ${traffic} and u.status between 400 and 499) as "clientErrors",
      percentile_cont(0.5) within group (order by u.ttft_ms) ${streamed} as "ttftP50",
      percentile_cont(0.95) within group (order by u.ttft_ms) ${streamed} as "ttftP95",
      percentile_cont(0.5) within group (order by u.duration_ms) ${answered} as "durationP50",
      percentile_cont(0.95) within group (order by u.duration_ms) ${answered} as "durationP95",
      coalesce(sum(u.input_tokens) ${counted}, 0)::text as "inputTokens",
      coalesce(sum(u.output_tokens) ${counted}, 0)::text as "outputTokens",
      coalesce(sum(u.cache_read_tokens) ${counted}, 0)::text as "cacheReadTokens",
      coalesce(sum(u.charge_nano_usd) filter (where u.mode = 'live'), 0)::text as revenue,
      coalesce(sum(u.cost_nano_usd) filter (where u.mode = 'live'), 0)::text as cost
    from records u group by grouping sets ((), (bucket))`;
}

/** Everything of the strip and the charts of one range. */
export async function readOverview(reader: Reader, args: OverviewArgs): Promise<Overview> {
  const { from, to } = args;
  const buckets = cutTime(from, to, MAX_BUCKETS);
  const lengthMs = to.getTime() - from.getTime();
  const earlier = { ...args, from: new Date(from.getTime() - lengthMs), to: from };
  const [rows, before] = await Promise.all([
    readFigures(reader, args, buckets),
    readFigures(reader, earlier, cutTime(earlier.from, earlier.to, 2)),
  ]);
  const byBucket = new Map(rows.map((row) => [row.bucket, row]));
  return {
    ...{ from, to },
    bucketSeconds: buckets.bucketSeconds,
    totals: toTotals(byBucket.get(null)),
    previous: toTotals(before.find((row) => row.bucket === null)),
    buckets: Array.from({ length: buckets.count }, (_, index) =>
      toBucket(bucketStart(buckets, index), byBucket.get(index)),
    ),
  };
}

async function readFigures(
  reader: Reader,
  { from, to, traffic }: OverviewArgs,
  buckets: TimeBuckets,
): Promise<Figures[]> {
  const rows = await reader.sql.query(figuresSql(trafficClause(traffic)), [
    from,
    to,
    buckets.from,
    buckets.bucketSeconds,
  ]);
  return decodeRows(figuresRow, rows);
}

function toTotals(row: Figures | undefined): OverviewTotals {
  const requests = row?.requests ?? 0;
  const errors = row?.errors ?? 0;
  return {
    ...{ requests, errors },
    errorPpm: requests === 0 ? null : Math.round((errors * 1_000_000) / requests),
    ttftP50Ms: row?.ttftP50 ?? null,
    ttftP95Ms: row?.ttftP95 ?? null,
    durationP50Ms: row?.durationP50 ?? null,
    durationP95Ms: row?.durationP95 ?? null,
    inputTokens: row?.inputTokens ?? 0,
    outputTokens: row?.outputTokens ?? 0,
    cacheReadTokens: row?.cacheReadTokens ?? 0,
    money: marginOf(row?.revenue ?? 0n, row?.cost ?? 0n),
  };
}

function toBucket(from: Date, row: Figures | undefined): OverviewBucket {
  const rateLimited = row?.rateLimited ?? 0;
  const refusedForMoney = row?.refusedForMoney ?? 0;
  return {
    from,
    requests: row?.requests ?? 0,
    ttftP50Ms: row?.ttftP50 ?? null,
    ttftP95Ms: row?.ttftP95 ?? null,
    revenueNanoUsd: row?.revenue ?? 0n,
    costNanoUsd: row?.cost ?? 0n,
    upstreamErrors: row?.errors ?? 0,
    ...{ rateLimited, refusedForMoney },
    otherClientErrors: (row?.clientErrors ?? 0) - rateLimited - refusedForMoney,
  };
}
