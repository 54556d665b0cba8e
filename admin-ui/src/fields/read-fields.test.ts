// What people type is read strictly and named when it is wrong.
import { expect, it } from 'vitest';
import {
  checkAmount,
  checkEmail,
  checkFactor,
  checkText,
  checkUrl,
  checkWhole,
  readFactor,
  readList,
  readOptionalWhole,
} from './read-fields.ts';

it('tells missing from short and long text', () => {
  expect(checkText('  ')).toBe('required');
  expect(checkText('abc', { min: 12 })).toBe('tooShort');
  expect(checkText('x'.repeat(201))).toBe('tooLong');
  expect(checkText('', { min: 0 })).toBeUndefined();
});

it('reads whole numbers within bounds', () => {
  expect(checkWhole('70', { min: 0, max: 100 })).toBeUndefined();
  expect(checkWhole('1.5')).toBe('notANumber');
  expect(checkWhole('-1', { min: 0 })).toBe('tooSmall');
  expect(checkWhole('101', { max: 100 })).toBe('tooLarge');
  expect(readOptionalWhole(' ')).toBeNull();
});

it('reads factors into parts per million without a float', () => {
  expect(readFactor('1.2')).toBe(1_200_000);
  expect(readFactor('0.000001')).toBe(1);
  expect(checkFactor('1.2.3')).toBe('notADecimal');
});

it('asks for amounts above zero unless zero is allowed', () => {
  expect(checkAmount('0')).toBe('notPositive');
  expect(checkAmount('0', { allowZero: true })).toBeUndefined();
  expect(checkAmount('-1')).toBe('notPositive');
  expect(checkAmount('', { optional: true })).toBeUndefined();
  expect(checkAmount('ten')).toBe('notAnAmount');
  expect(checkAmount('9223372036')).toBeUndefined();
  expect(checkAmount('9223372037')).toBe('tooLarge');
});

it('knows addresses', () => {
  expect(checkEmail('a@example.com')).toBeUndefined();
  expect(checkEmail('a@b')).toBe('notAnEmail');
  expect(checkUrl('https://api.example.com/v1')).toBeUndefined();
  expect(checkUrl('api.example.com')).toBe('notAUrl');
});

it('reads lists without empty or double entries', () => {
  expect(readList('a, b\n\nb ,c')).toEqual(['a', 'b', 'c']);
});
