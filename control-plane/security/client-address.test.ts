// Whom the sign-in limits count behind proxies, and what a client can make them believe.
import type { BlockList } from 'node:net';
import { expect, test } from 'vitest';
import { clientAddress, networkOf, parseTrustedProxies } from './client-address.ts';

function trust(text: string): BlockList {
  const list = parseTrustedProxies(text);
  if (!list.ok) throw new Error(list.error);
  return list.value;
}

const proxies = trust('10.0.0.5, 192.168.0.0/16 fd00::/8');

test.each([
  ['nobody is trusted', trust(''), '10.0.0.5', '203.0.113.7', '10.0.0.5'],
  ['a stranger forges a header', proxies, '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['one proxy', proxies, '10.0.0.5', '203.0.113.7', '203.0.113.7'],
  ['a client forges what lies before', proxies, '10.0.0.5', '1.1.1.1, 203.0.113.7', '203.0.113.7'],
  ['two proxies', proxies, '10.0.0.5', '203.0.113.7, 192.168.3.4', '203.0.113.7'],
  ['proxies alone', proxies, '10.0.0.5', '192.168.3.4', '192.168.3.4'],
  ['no header', proxies, '10.0.0.5', undefined, '10.0.0.5'],
  ['an empty header', proxies, '10.0.0.5', '', '10.0.0.5'],
  ['nonsense', proxies, '10.0.0.5', '1.1.1.1, unknown', '10.0.0.5'],
  ['a port', proxies, '10.0.0.5', '203.0.113.7:51000', '203.0.113.7'],
  ['IPv6 in brackets', proxies, 'fd00::5', '[2001:db8::1]:443', '2001:db8::1'],
  ['IPv4 seen as IPv6', proxies, '::ffff:10.0.0.5', '::ffff:203.0.113.7', '203.0.113.7'],
  ['a zone', proxies, 'fd00::5%eth0', 'fe80::1%eth0', 'fe80::1'],
  ['a closed socket', proxies, undefined, '203.0.113.7', 'unknown'],
])('%s', (_what, trusted, peer, header, expected) => {
  expect(clientAddress(peer, header, trusted)).toBe(expected);
});

test('a long chain costs no more than its end', () => {
  const header = Array.from({ length: 2000 }, () => '10.0.0.5').join(', ');
  expect(clientAddress('10.0.0.5', `203.0.113.7, ${header}`, proxies)).toBe('10.0.0.5');
});

test.each([
  'proxy.example',
  '10.0.0.0/33',
  '10.0.0.0/',
  '10.0.0/8',
  '::/0',
  '0.0.0.0/0',
  '10.0.0.0/8/8',
])('%s is refused and named', (entry) => {
  const list = parseTrustedProxies(`10.0.0.5, ${entry}`);
  expect(!list.ok && list.error).toContain(entry);
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['unknown', 'unknown'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::1', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['64:ff9b::203.0.113.7', '64:ff9b:0:0'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
