// Money is printed and read without a float in between.
import { describe, expect, it } from 'vitest';
import {
  chooseExactStyle,
  chooseMoneyStyle,
  moneyFromField,
  moneyToField,
  printBalance,
  printExact,
  printRate,
  printUsd,
  splitMoney,
} from './money.ts';

describe('printing', () => {
  it('prints cents with commas from one dollar on', () => {
    expect(printUsd('1206010000000')).toBe('$1,206.01');
    expect(printUsd('148265000000')).toBe('$148.27');
  });

  it('prints six decimals below one dollar and lets leading zeros recede', () => {
    expect(splitMoney('10253520', 'micro')).toEqual({ sign: '', lead: '0.0', groups: ['10254'] });
    expect(splitMoney('720000', 'micro')).toEqual({ sign: '', lead: '0.000', groups: ['720'] });
  });

  it('keeps the digits of an amount that six decimals would print as zero', () => {
    expect(splitMoney('300', 'micro').groups.join('')).toBe('300');
    expect(printUsd('300')).toBe('$0.000000300');
  });

  it('groups nine decimals in threes', () => {
    expect(splitMoney('4423680', 'nano').groups).toEqual(['0.004', '423', '680']);
    expect(printExact('-4423680')).toBe('-0.004423680');
  });

  it('signs credits with plus and debits with the minus sign', () => {
    expect(splitMoney('100000000000', 'cents', { signed: true }).sign).toBe('+');
    expect(splitMoney('-4120000000', 'cents', { signed: true })).toEqual({
      sign: '\u2212',
      lead: '',
      groups: ['4.12'],
    });
  });

  it('drops the cents of a whole limit', () => {
    expect(printUsd('30000000000', 'short')).toBe('$30');
    expect(printUsd('612900000000', 'short')).toBe('$612.90');
    expect(printUsd('9997500000', 'short')).toBe('$9.997500');
  });

  it('survives amounts beyond the safe integers', () => {
    expect(printUsd('9007199254740993123456789')).toBe('$9,007,199,254,740,993.12');
  });

  it('prints a rate with two decimals or as many as it has', () => {
    expect(printRate('600000000')).toBe('0.60');
    expect(printRate('288000000')).toBe('0.288');
    expect(printRate('1000000000')).toBe('1.00');
    expect(printRate('1')).toBe('0.000000001');
  });

  it('chooses six decimals for a column with part of a cent in it', () => {
    expect(chooseMoneyStyle(['1206010000000', '0', '50000000'])).toBe('cents');
    expect(chooseMoneyStyle(['1206010000000', '10253520'])).toBe('micro');
  });
});

describe('balances', () => {
  it('shows the debit of a fraction of a cent', () => {
    expect(printBalance('9997500000')).toBe('$9.997500');
    expect(printBalance('10000000000')).toBe('$10.00');
    expect(printBalance('1206010000000')).toBe('$1,206.01');
  });

  it('is never rounded up', () => {
    expect(printBalance('9999999999')).toBe('$9.999999');
    expect(printBalance('-1500000001')).toBe('\u2212$1.500001');
    expect(splitMoney('9999999999', 'cents', { balance: true }).groups).toEqual(['9.99']);
  });

  it('keeps the digits of the last nano-dollars', () => {
    expect(printBalance('300')).toBe('$0.000000300');
  });

  it('has the decimals of the smallest booking of its column', () => {
    expect(chooseExactStyle(['10000000000', null, '-20000000'])).toBe('cents');
    expect(chooseExactStyle(['9997500000', '-2500000'])).toBe('micro');
    expect(chooseExactStyle(['9999999700', '-300'])).toBe('nano');
    expect(chooseExactStyle(['-2002500000', '7997500000'])).toBe('micro');
  });
});

describe('reading', () => {
  it('reads dollars to the nano-dollar', () => {
    expect(moneyFromField('12.5')).toBe('12500000000');
    expect(moneyFromField(' $1,000.000000001 ')).toBe('1000000000001');
    expect(moneyFromField('0')).toBe('0');
    expect(moneyFromField('-0.5')).toBe('-500000000');
  });

  it('refuses what is not an amount', () => {
    for (const text of ['', 'abc', '1.', '.5', '1.0000000001', '1e3', '10,00', '１']) {
      expect(moneyFromField(text)).toBeUndefined();
    }
  });

  it('puts an amount into a field so that it reads back the same', () => {
    for (const nano of ['0', '1', '600000000', '-4120000000', '100000000000']) {
      expect(moneyFromField(moneyToField(nano))).toBe(nano);
    }
    expect(moneyToField('100000000000')).toBe('100');
  });
});
