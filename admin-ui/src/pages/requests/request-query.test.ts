// What a person types becomes filters and back; what is not understood is named.
import { expect, it } from 'vitest';
import { parseQuery, printQuery } from './request-query.ts';

it('reads keys with values, quoted ones too', () => {
  expect(parseQuery('model:kimi-k2 status:5xx customer:"Acme Ltd" stream:true')).toMatchObject({
    ok: true,
    filters: { model: 'kimi-k2', status: '5xx', customer: 'Acme Ltd', stream: 'true' },
  });
});

it('takes a word without a key as the beginning of a request id', () => {
  expect(parseQuery(' mwpw5r1c ')).toMatchObject({ ok: true, filters: { id: 'mwpw5r1c' } });
});

it.each([
  ['modle:kimi', { kind: 'unknown-key', word: 'modle' }],
  ['status:9xx', { kind: 'bad-value', word: 'status:9xx' }],
  ['stream:maybe', { kind: 'bad-value', word: 'stream:maybe' }],
  ['model:', { kind: 'bad-value', word: 'model:' }],
])('names what it does not understand in %s', (text, fault) => {
  expect(parseQuery(text)).toEqual({ ok: false, fault });
});

it('prints what it reads', () => {
  const text = 'model:kimi-k2 customer:"Acme Ltd" status:429 estimated:true';
  const parsed = parseQuery(text);
  expect(parsed.ok && printQuery(parsed.filters)).toBe(text);
});
