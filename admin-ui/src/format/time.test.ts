// Instants and durations print alike on every machine: zone and clock are given.
import { expect, it } from 'vitest';
import {
  printClock,
  printDay,
  printDuration,
  printInstant,
  printSeconds,
  splitAge,
  splitClockTime,
} from './time.ts';

const english = { locale: 'en', timeZone: 'UTC' };
const chinese = { locale: 'zh-CN', timeZone: 'Asia/Shanghai' };
const now = new Date('2026-11-21T15:00:00Z');

it('prints durations in the unit that suits them', () => {
  expect(printDuration(412.4)).toBe('412\u00a0ms');
  expect(printDuration(1180)).toBe('1.18\u00a0s');
  expect(printDuration(125_000)).toBe('2:05\u00a0min');
  expect(printSeconds(840)).toBe('0.84\u00a0s');
  expect(printSeconds(12_340)).toBe('12.3\u00a0s');
  expect(printClock(112_000)).toBe('1:52');
});

it('splits an age into the largest whole unit and never goes below zero', () => {
  expect(splitAge(4_000)).toEqual({ unit: 'second', value: 4 });
  expect(splitAge(11 * 60_000)).toEqual({ unit: 'minute', value: 11 });
  expect(splitAge(9 * 86_400_000)).toEqual({ unit: 'day', value: 9 });
  expect(splitAge(-50)).toEqual({ unit: 'second', value: 0 });
});

it('prints instants in the zone and language given', () => {
  expect(printInstant('2026-11-21T14:02:31.482Z', english, now)).toBe('Nov 21, 14:02');
  expect(printInstant('2025-11-21T14:02:31Z', english, now)).toBe('Nov 21, 2025, 14:02');
  expect(printInstant('2026-11-21T14:02:31Z', chinese, now)).toBe('11月21日 22:02');
  expect(printDay('2026-03-04T00:00:00Z', english)).toBe('Mar 4, 2026');
});

it('sets the milliseconds of a clock time apart', () => {
  expect(splitClockTime('2026-11-21T14:02:31.082Z', english)).toEqual({
    time: '14:02:31',
    fraction: '.082',
  });
});
