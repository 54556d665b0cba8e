// Which secret keys are refused, and that purposes do not share a key.
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { Secret } from '#contract/secret';
import { deriveKeys } from './derived-keys.ts';

test.each([
  ['a missing key', undefined],
  ['a short key', 'only-31-characters-of-the-thing'],
  ['a repeated character', 'a'.repeat(64)],
  ['a documented example', 'changeme-changeme-changeme-changeme'],
])('%s is refused with what to do', (_what, text) => {
  const keys = deriveKeys(text === undefined ? undefined : new Secret(text));
  expect(!keys.ok && keys.error).toContain('openssl rand');
});

test('every purpose has a key of its own', () => {
  const keys = deriveKeys(new Secret(randomBytes(48).toString('base64')));
  const all = keys.ok ? Object.values(keys.value).map((key) => key.toString('hex')) : [];
  expect(new Set(all).size).toBe(3);
});
