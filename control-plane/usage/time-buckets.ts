// Cuts a time range into equal stretches that people can read: a minute, five, half an hour.

const NICE_SECONDS = [
  10, 30, 60, 300, 600, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400, 604_800, 2_592_000,
] as const;

export interface TimeBuckets {
  readonly from: Date;
  readonly to: Date;
  readonly bucketSeconds: number;
  readonly count: number;
}

/** The finest cut with at most `most` stretches; the first begins on a round time. */
export function cutTime(from: Date, to: Date, most: number): TimeBuckets {
  const seconds = Math.max(1, (to.getTime() - from.getTime()) / 1000);
  const largest = NICE_SECONDS[NICE_SECONDS.length - 1] ?? 1;
  // One stretch is lost by beginning on a round time.
  const fitting = NICE_SECONDS.find((nice) => seconds / nice <= most - 1);
  const bucketSeconds = fitting ?? Math.ceil(seconds / (most - 1) / largest) * largest;
  const bucketMs = bucketSeconds * 1000;
  const start = Math.floor(from.getTime() / bucketMs) * bucketMs;
  const count = Math.max(1, Math.ceil((to.getTime() - start) / bucketMs));
  return { from: new Date(start), to, bucketSeconds, count };
}

/** SQL for the start of the stretch that a time lies in; the parameters are start and seconds. */
export function bucketSql(column: string, start: number, seconds: number): string {
  return `date_bin(make_interval(secs => $${seconds}), ${column}, $${start})`;
}

/** Which stretch begins then. */
export function bucketIndex(buckets: TimeBuckets, from: Date): number {
  return Math.round((from.getTime() - buckets.from.getTime()) / (buckets.bucketSeconds * 1000));
}

/** When a stretch begins. */
export function bucketStart(buckets: TimeBuckets, index: number): Date {
  return new Date(buckets.from.getTime() + index * buckets.bucketSeconds * 1000);
}
