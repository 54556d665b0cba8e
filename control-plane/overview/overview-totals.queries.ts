// The figures of a range and of each stretch in it, from the usage log itself.
import * as v from 'valibot';
import { bigintColumn, countColumn, decodeRows } from '../database/decode.ts';
import type { Reader } from '../database/unit-of-work.ts';
import { marginOf } from '../models/model-loaders.ts';
import {
  bucketIndex,
  bucketSql,
  bucketStart,
  cutTime,
  type TimeBuckets,
} from '../usage/time-buckets.ts';
import type { Overview, OverviewArgs, OverviewBucket, OverviewTotals } from './overview.graphql.ts';
import { binSql, percentileOf } from './percentile.ts';
import { trafficClause } from './traffic.ts';

const MAX_BUCKETS = 61;

const figuresRow = v.object({
  bucket: v.date(),
  requests: countColumn,
  errors: countColumn,
  rateLimited: countColumn,
  refusedForMoney: countColumn,
  clientErrors: countColumn,
  inputTokens: countColumn,
  outputTokens: countColumn,
  cacheReadTokens: countColumn,
  revenue: bigintColumn,
  cost: bigintColumn,
});
type Figures = v.InferOutput<typeof figuresRow>;

const BUCKET = bucketSql('u.started_at', 3, 4);
const IN_RANGE = `u.started_at >= $1 and u.started_at < $2 and u.mode <> 'house'`;

// Revenue and cost look at live records whatever traffic is counted.
function figuresSql(traffic: string): string {
  const counted = `filter (where ${traffic})`;
  return `
    select ${BUCKET} as bucket, count(*) ${counted} as requests,
      count(*) filter (where ${traffic} and u.status >= 500) as errors,
      count(*) filter (where ${traffic} and u.status = 429) as "rateLimited",
      count(*) filter (where ${traffic} and u.status in (402, 403)) as "refusedForMoney",
      count(*) filter (where ${traffic} and u.status between 400 and 499) as "clientErrors",
      coalesce(sum(u.input_tokens) ${counted}, 0)::text as "inputTokens",
      coalesce(sum(u.output_tokens) ${counted}, 0)::text as "outputTokens",
      coalesce(sum(u.cache_read_tokens) ${counted}, 0)::text as "cacheReadTokens",
      coalesce(sum(u.charge_nano_usd) filter (where u.mode = 'live'), 0)::text as revenue,
      coalesce(sum(u.cost_nano_usd) filter (where u.mode = 'live'), 0)::text as cost
    from usage_records u where ${IN_RANGE} group by 1`;
}

const waitRow = v.object({
  kind: v.picklist(['ttft', 'duration']),
  bucket: v.nullable(v.date()),
  bin: v.number(),
  count: countColumn,
});
type Wait = v.InferOutput<typeof waitRow>;

// First tokens by stretch, durations over the whole range.
function waitsSql(traffic: string): string {
  const answered = `${IN_RANGE} and ${traffic} and u.status < 400`;
  return `
    select 'ttft' as kind, ${BUCKET} as bucket, ${binSql('u.ttft_ms')} as bin, count(*)
    from usage_records u where ${answered} and u.stream and u.ttft_ms is not null group by 2, 3
    union all
    select 'duration', null, ${binSql('u.duration_ms')}, count(*)
    from usage_records u where ${answered} group by 3`;
}

/** Everything of the strip and the charts of one range. */
export async function readOverview(reader: Reader, args: OverviewArgs): Promise<Overview> {
  const { from, to } = args;
  const buckets = cutTime(from, to, MAX_BUCKETS);
  const lengthMs = to.getTime() - from.getTime();
  const earlier = { ...args, from: new Date(from.getTime() - lengthMs), to: from };
  const now = await readRange(reader, args, buckets);
  const before = await readRange(reader, earlier, cutTime(earlier.from, earlier.to, 2));
  const byBucket = new Map(now.figures.map((row) => [bucketIndex(buckets, row.bucket), row]));
  const waits = Map.groupBy(now.waits, ({ bucket }) => bucket && bucketIndex(buckets, bucket));
  return {
    ...{ from, to },
    bucketSeconds: buckets.bucketSeconds,
    totals: toTotals(now),
    previous: toTotals(before),
    buckets: Array.from({ length: buckets.count }, (_, index) =>
      toBucket(bucketStart(buckets, index), byBucket.get(index), waits.get(index) ?? []),
    ),
  };
}

interface Range {
  readonly figures: readonly Figures[];
  readonly waits: readonly Wait[];
}

async function readRange(
  reader: Reader,
  { from, to, traffic }: OverviewArgs,
  buckets: TimeBuckets,
): Promise<Range> {
  const clause = trafficClause(traffic);
  const params = [from, to, buckets.from, buckets.bucketSeconds];
  return {
    figures: decodeRows(figuresRow, await reader.sql.query(figuresSql(clause), params)),
    waits: decodeRows(waitRow, await reader.sql.query(waitsSql(clause), params)),
  };
}

function toTotals({ figures, waits }: Range): OverviewTotals {
  const sum = (read: (row: Figures) => number) =>
    figures.reduce((total, row) => total + read(row), 0);
  const requests = sum((row) => row.requests);
  const errors = sum((row) => row.errors);
  const ttft = waits.filter((wait) => wait.kind === 'ttft');
  const duration = waits.filter((wait) => wait.kind === 'duration');
  return {
    ...{ requests, errors },
    errorPpm: requests === 0 ? null : Math.round((errors * 1_000_000) / requests),
    ttftP50Ms: percentileOf(ttft, 0.5),
    ttftP95Ms: percentileOf(ttft, 0.95),
    durationP50Ms: percentileOf(duration, 0.5),
    durationP95Ms: percentileOf(duration, 0.95),
    inputTokens: sum((row) => row.inputTokens),
    outputTokens: sum((row) => row.outputTokens),
    cacheReadTokens: sum((row) => row.cacheReadTokens),
    money: marginOf(
      figures.reduce((total, row) => total + row.revenue, 0n),
      figures.reduce((total, row) => total + row.cost, 0n),
    ),
  };
}

function toBucket(from: Date, row: Figures | undefined, waits: readonly Wait[]): OverviewBucket {
  const rateLimited = row?.rateLimited ?? 0;
  const refusedForMoney = row?.refusedForMoney ?? 0;
  return {
    from,
    requests: row?.requests ?? 0,
    ttftP50Ms: percentileOf(waits, 0.5),
    ttftP95Ms: percentileOf(waits, 0.95),
    revenueNanoUsd: row?.revenue ?? 0n,
    costNanoUsd: row?.cost ?? 0n,
    upstreamErrors: row?.errors ?? 0,
    ...{ rateLimited, refusedForMoney },
    otherClientErrors: (row?.clientErrors ?? 0) - rateLimited - refusedForMoney,
  };
}
