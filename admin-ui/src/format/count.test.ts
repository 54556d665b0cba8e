// Counts and shares print as the design asks.
import { expect, it } from 'vitest';
import {
  compactCount,
  groupDigits,
  printAxisCount,
  printContext,
  printPartsPerMillion,
  printPercent,
} from './count.ts';

it('groups thousands without putting characters between them', () => {
  expect(groupDigits(61204)).toEqual(['61', '204']);
  expect(groupDigits('1234567')).toEqual(['1', '234', '567']);
  expect(groupDigits(204)).toEqual(['204']);
  expect(groupDigits(-6144)).toEqual(['\u22126', '144']);
});

it('shortens from a million on', () => {
  expect(compactCount(9_420_000_000)).toEqual({ value: '9.42', unit: 'B' });
  expect(compactCount(982_400_000)).toEqual({ value: '982.4', unit: 'M' });
  expect(compactCount(61_204)).toEqual({ value: '61204', unit: '' });
});

it('prints shares with one decimal and success with two', () => {
  expect(printPercent(0.249)).toBe('24.9\u00a0%');
  expect(printPercent(0.9982, 2)).toBe('99.82\u00a0%');
});

it('prints context windows and multipliers as they are said', () => {
  expect(printContext(131_072)).toBe('128K');
  expect(printContext(128_000)).toBe('128K');
  expect(printContext(1_000_000)).toBe('1M');
  expect(printPartsPerMillion(950_000)).toBe('0.95');
  expect(printPartsPerMillion(1_000_000)).toBe('1');
});

it('prints short axis labels', () => {
  expect([0, 150, 10_000, 1_500_000].map(printAxisCount)).toEqual(['0', '150', '10k', '1.5M']);
});
