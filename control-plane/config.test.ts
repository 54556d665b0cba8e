// What the control plane's environment refuses, and in which words.
import { expect, test } from 'vitest';
import { readEnv } from '#platform/env';
import { readControlConfig } from './config.ts';

function read(source: Record<string, string>) {
  return readEnv(source, readControlConfig);
}

test('the address of the south port is taken as it is', () => {
  const config = read({ TOLLGATE_SOUTH_PUBLIC_URL: 'https://control-2.example:4001' });
  expect(config.ok && config.value.southPublicUrl?.href).toBe('https://control-2.example:4001/');
});

test.each([
  ['no URL', 'control-2.example'],
  ['another protocol', 'wss://control-2.example:4001'],
  ['a path, which nodes would drop', 'https://control-2.example/south'],
  ['a query', 'https://control-2.example/?a=b'],
  ['a name and password', 'https://me:pass@control-2.example'],
  ['an address that means everywhere', 'https://0.0.0.0:4001'],
  ['clear text for another machine', 'http://control-2.example:4001'],
])('%s is refused as the address of the south port', (_what, text) => {
  const config = read({ TOLLGATE_SOUTH_PUBLIC_URL: text });
  const [fault] = config.ok ? [] : config.error;
  expect(fault?.name).toBe('TOLLGATE_SOUTH_PUBLIC_URL');
  expect(fault?.message).not.toContain('pass');
});
