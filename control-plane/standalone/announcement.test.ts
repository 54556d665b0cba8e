// What a person reads after npm start.
import { expect, test } from 'vitest';
import { describeAddresses, describeCall, reachable } from './announcement.ts';

const addresses = { northUrl: 'http://127.0.0.1:4000', dataUrl: 'http://127.0.0.1:8000' };

test('the one-time password is shown only when there is a new admin', () => {
  const admin = { email: 'admin@example.com', oneTimePassword: 'abcd1234' };
  expect(describeAddresses(addresses, admin)).toContain('One-time password  abcd1234');
  expect(describeAddresses(addresses)).not.toContain('assword');
});

test('a password from the environment is named, not shown', () => {
  const admin = { email: 'admin@example.com', oneTimePassword: undefined };
  expect(describeAddresses(addresses, admin)).toContain('TOLLGATE_ADMIN_PASSWORD');
});

test('the call is one command for a shell', () => {
  const call = describeCall(addresses.dataUrl, { apiKey: 'sk-abc', model: 'kimi-k2' });
  const [first = '', ...rest] = call.slice(call.indexOf('curl')).split('\n');
  expect(first).toBe('curl http://127.0.0.1:8000/v1/chat/completions \\');
  expect(rest.slice(0, -1).every((line) => line.endsWith(' \\'))).toBe(true);
  expect(JSON.parse(/-d '(.+)'$/.exec(call)?.[1] ?? '').model).toBe('kimi-k2');
});

test('an address that means everywhere is shown as one that can be opened', () => {
  expect(reachable('0.0.0.0', 4000)).toBe('http://127.0.0.1:4000');
  expect(reachable('::1', 4000)).toBe('http://[::1]:4000');
});
