// Prints instants and durations. Words come from the caller's language; the clock and
// the zone are parameters.
const NO_BREAK = '\u00a0';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface TimeContext {
  readonly locale: string;
  readonly timeZone: string;
}

export type AgeUnit = 'second' | 'minute' | 'hour' | 'day';

/** `412 ms` below one second, `1.18 s` and `12.3 s` above, `2:05 min` from a minute on. */
export function printDuration(ms: number): string {
  if (ms < 1000) {
    return `${Math.round(ms)}${NO_BREAK}ms`;
  }
  return ms < MINUTE_MS ? printSeconds(ms) : `${printClock(ms)}${NO_BREAK}min`;
}

/** Seconds throughout, so that an axis has one unit: `0.84 s`. */
export function printSeconds(ms: number): string {
  const seconds = ms / 1000;
  return `${seconds.toFixed(seconds >= 100 ? 0 : seconds >= 10 ? 1 : 2)}${NO_BREAK}s`;
}

/** Remaining time as minutes and seconds: `1:52`. */
export function printClock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${(seconds % 60).toString().padStart(2, '0')}`;
}

/** How long ago, in the largest unit that is at least one. */
export function splitAge(ms: number): { readonly unit: AgeUnit; readonly value: number } {
  const age = Math.max(0, ms);
  if (age < MINUTE_MS) return { unit: 'second', value: Math.floor(age / 1000) };
  if (age < HOUR_MS) return { unit: 'minute', value: Math.floor(age / MINUTE_MS) };
  if (age < DAY_MS) return { unit: 'hour', value: Math.floor(age / HOUR_MS) };
  return { unit: 'day', value: Math.floor(age / DAY_MS) };
}

/** `Nov 21, 14:02`, with the year when it is not the current one. */
export function printInstant(iso: string, context: TimeContext, now: Date): string {
  const instant = new Date(iso);
  const sameYear = instant.getUTCFullYear() === now.getUTCFullYear();
  return new Intl.DateTimeFormat(context.locale, {
    timeZone: context.timeZone,
    ...(sameYear ? {} : { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
}

/** `Mar 4, 2026`. */
export function printDay(iso: string, context: TimeContext): string {
  return new Intl.DateTimeFormat(context.locale, {
    timeZone: context.timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  }).format(new Date(iso));
}

/** The time of day with its milliseconds apart, since those recede. */
export function splitClockTime(
  iso: string,
  context: TimeContext,
): { readonly time: string; readonly fraction: string } {
  const instant = new Date(iso);
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: context.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
  return { time, fraction: `.${instant.getUTCMilliseconds().toString().padStart(3, '0')}` };
}

/** The exact instant for hover: ISO with the zone's own clock first. */
export function printExactInstant(iso: string, context: TimeContext): string {
  const local = new Intl.DateTimeFormat(context.locale, {
    timeZone: context.timeZone,
    dateStyle: 'medium',
    timeStyle: 'long',
  }).format(new Date(iso));
  return `${local} (${new Date(iso).toISOString()})`;
}
