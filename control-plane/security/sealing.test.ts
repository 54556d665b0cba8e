// A sealed credential opens in its own row alone.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openRecord, sealRecord } from './sealing.ts';

const key = randomBytes(32);

test('a sealed credential opens in its row', () => {
  const opened = openRecord(key, 'row-1', sealRecord(key, 'row-1', 'sk-upstream'));
  expect(opened.ok && opened.value.reveal()).toBe('sk-upstream');
});

test('a ciphertext moved to another row does not open', () => {
  expect(openRecord(key, 'row-2', sealRecord(key, 'row-1', 'sk-upstream')).ok).toBe(false);
});

test('a wrapped key and a box that have changed places do not open', () => {
  const record = sealRecord(key, 'row-1', 'sk-upstream');
  const swapped = { wrappedKey: record.sealed, sealed: record.wrappedKey };
  expect(openRecord(key, 'row-1', swapped).ok).toBe(false);
});

test('another secret key does not open it', () => {
  const record = sealRecord(key, 'row-1', 'sk-upstream');
  expect(openRecord(randomBytes(32), 'row-1', record).ok).toBe(false);
});
