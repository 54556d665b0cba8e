// Comparisons of two ranges and the places of charts; pure.
import type { ChartMarker, ChartPlace } from '../../charts/chart-data.ts';
import { readNano } from '../../format/money.ts';
import type { Health } from '../../marks/HealthStrip.tsx';

const MINUS = '\u2212';
const PPM = 1_000_000;
/** From this share of failures on, a mark counts as bad. */
const BAD_SHARE = 0.5;

/** `+6.2 %`; undefined when there is nothing to compare with. */
export function printChange(now: number, before: number): string | undefined {
  if (before === 0) {
    return undefined;
  }
  return `${printSigned(((now - before) / before) * 100, 1)}\u00a0%`;
}

/** The same for amounts, which stay integers until they are a ratio. */
export function printMoneyChange(now: string, before: string): string | undefined {
  return printChange(Number(readNano(now) ?? 0n), Number(readNano(before) ?? 0n));
}

/** `+0.08`: the difference of two shares in percentage points. */
export function printPoints(now: number | null, before: number | null): string | undefined {
  return now === null || before === null ? undefined : printSigned(((now - before) / PPM) * 100, 2);
}

function printSigned(value: number, decimals: number): string {
  const size = Math.abs(value).toFixed(decimals);
  return Number(size) === 0 ? size : `${value < 0 ? MINUS : '+'}${size}`;
}

/** One mark of a health strip. */
export function judgeMark(attempts: number, failures: number): Health {
  if (attempts === 0) {
    return 'none';
  }
  if (failures === 0) {
    return 'fine';
  }
  return failures / attempts >= BAD_SHARE ? 'bad' : 'slow';
}

interface Publish {
  readonly number: number;
  readonly at: string;
}

/** Publishes as places on the axis; those of one place share a marker. */
export function placePublishes(
  publishes: readonly Publish[],
  axis: { readonly from: string; readonly bucketSeconds: number; readonly count: number },
  title: (publish: Publish) => string,
): readonly ChartMarker[] {
  const markers = new Map<number, ChartMarker>();
  for (const publish of publishes) {
    const at = (Date.parse(publish.at) - Date.parse(axis.from)) / (axis.bucketSeconds * 1000);
    const place = Math.floor(at);
    if (at < 0 || place >= axis.count) {
      continue;
    }
    const earlier = markers.get(place);
    const text = earlier === undefined ? title(publish) : `${earlier.title}\n${title(publish)}`;
    markers.set(place, { key: `${place}`, at: place + 0.5, tone: 'publish', title: text });
  }
  return [...markers.values()];
}

/** One place per stretch of time; `read` gives its values. */
export function placeBuckets<B extends { readonly from: string }>(
  buckets: readonly B[],
  print: (from: string) => { readonly label: string; readonly title: string },
  read: (bucket: B, index: number) => readonly (number | null)[],
): readonly ChartPlace[] {
  return buckets.map((bucket, index) => ({
    key: bucket.from,
    ...print(bucket.from),
    values: read(bucket, index),
  }));
}
