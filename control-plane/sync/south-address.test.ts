// What nodes are told of where a south port is.
import { expect, test } from 'vitest';
import { announcedUrl } from './south-address.ts';

const listening = 'https://0.0.0.0:4001';
const tls = { tlsCert: 'cert.pem', tlsKey: 'key.pem' };

test.each(['0.0.0.0', '::'])('nodes are not sent to %s', (host) => {
  expect(announcedUrl({ ...tls, host, port: 4001 }, undefined, listening)).toBeNull();
});

test('a named address goes before the one that it listens on', () => {
  const front = new URL('https://control-1.example:4001');
  expect(announcedUrl({ ...tls, host: '0.0.0.0', port: 4001 }, front, listening)).toBe(front.href);
});

test('without a name it is where it listens', () => {
  const url = 'https://10.0.0.7:4001';
  expect(announcedUrl({ ...tls, host: '10.0.0.7', port: 4001 }, undefined, url)).toBe(url);
});
