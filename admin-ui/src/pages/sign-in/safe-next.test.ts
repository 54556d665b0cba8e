// The address after signing in stays inside the interface.
import { expect, it } from 'vitest';
import { safeNext } from './safe-next.ts';

it('keeps an address of the interface with its state', () => {
  expect(safeNext('/admin/channels?state=on')).toBe('/admin/channels?state=on');
  expect(safeNext('/admin')).toBe('/admin');
});

it('refuses every other address', () => {
  for (const next of [
    undefined,
    '//evil.example',
    'https://evil.example',
    '/administrator',
    '/admin//x',
  ]) {
    expect(safeNext(next)).toBe('/admin');
  }
});
