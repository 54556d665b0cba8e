// Instants under a chart's axis: the clock while the axis spans hours, the day beyond.
import type { TimeContext } from './time.ts';

const CLOCK_SPAN_MS = 36 * 3_600_000;

/** `14:00` or `Nov 21`, by how much time the axis spans. */
export function printAxisTime(iso: string, spanMs: number, context: TimeContext): string {
  return new Intl.DateTimeFormat(context.locale, {
    timeZone: context.timeZone,
    ...(spanMs <= CLOCK_SPAN_MS
      ? ({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const)
      : ({ month: 'short', day: 'numeric' } as const)),
  }).format(new Date(iso));
}

/** `14:02:31`, and the day before it once the axis spans more than one. */
export function printAxisTitle(iso: string, spanMs: number, context: TimeContext): string {
  return new Intl.DateTimeFormat(context.locale, {
    timeZone: context.timeZone,
    ...(spanMs <= CLOCK_SPAN_MS ? {} : ({ month: 'short', day: 'numeric' } as const)),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
}
