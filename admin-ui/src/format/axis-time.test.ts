// An axis of hours shows the clock, an axis of days the day.
import { expect, it } from 'vitest';
import { printAxisTime, printAxisTitle } from './axis-time.ts';

const CONTEXT = { locale: 'en', timeZone: 'UTC' };
const AT = '2026-11-21T04:05:00Z';
const HOUR_MS = 3_600_000;

it('prints the clock for a day', () => {
  expect(printAxisTime(AT, 24 * HOUR_MS, CONTEXT)).toBe('04:05');
  expect(printAxisTitle(AT, 24 * HOUR_MS, CONTEXT)).toBe('04:05');
});

it('prints the day for a week, in the language of the page', () => {
  expect(printAxisTime(AT, 168 * HOUR_MS, CONTEXT)).toBe('Nov 21');
  expect(printAxisTime(AT, 168 * HOUR_MS, { ...CONTEXT, locale: 'zh-CN' })).toBe('11月21日');
  expect(printAxisTitle(AT, 168 * HOUR_MS, CONTEXT)).toBe('Nov 21, 04:05');
});
