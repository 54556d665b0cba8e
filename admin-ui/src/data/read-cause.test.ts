// Every sentence the server writes about a publish is understood; others are shown as they are.
import { expect, it } from 'vitest';
import { readCause } from './read-cause.ts';

it.each([
  ['first start', { kind: 'start' }],
  ['settings changed: platformFeePpm', { kind: 'settings', names: 'platformFeePpm' }],
  ['price 2 of kimi-k2 set', { kind: 'price', number: '2', name: 'kimi-k2' }],
  [
    'channel zhipu main created',
    { kind: 'object', object: 'channel', verb: 'created', name: 'zhipu main' },
  ],
  [
    'user group partners updated',
    { kind: 'object', object: 'group', verb: 'updated', name: 'partners' },
  ],
  ['something else', { kind: 'unknown', text: 'something else' }],
])('reads %s', (text, cause) => {
  expect(readCause(text)).toEqual(cause);
});
