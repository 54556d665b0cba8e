// Every way a value reaches a log or a document shows the placeholder.
import { format, inspect } from 'node:util';
import { expect, test } from 'vitest';
import { Secret } from './secret.ts';

const plain = 'sk-very-private';
const secret = new Secret(plain);

test('reveal gives the plain text back', () => {
  expect(secret.reveal()).toBe(plain);
});

test.each([
  ['a template string', `${secret}`],
  ['concatenation', `a${String(secret)}`],
  ['JSON', JSON.stringify({ nested: [secret] })],
  ['inspect with hidden fields', inspect({ secret }, { showHidden: true, depth: 9 })],
  ['console formatting', format('%s %o %j', secret, secret, secret)],
  ['its own enumerable fields', JSON.stringify({ ...secret })],
  ['an error message', new Error(`bad ${secret}`).message],
])('%s never shows the plain text', (_way, shown) => {
  expect(shown).not.toContain(plain);
});

test('a structured clone carries nothing of the secret', () => {
  expect(JSON.stringify(structuredClone(secret))).not.toContain(plain);
});
