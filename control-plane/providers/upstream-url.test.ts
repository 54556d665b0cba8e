// Addresses of upstreams: what is taken as it is, what is refused and under which code.
import { describe, expect, it } from 'vitest';
import { readUpstreamUrl } from './upstream-url.ts';

describe('readUpstreamUrl', () => {
  it.each([
    ['https://api.example.com/v1', 'https://api.example.com/v1'],
    [' https://api.example.com/v1/ ', 'https://api.example.com/v1'],
    ['https://api.example.com', 'https://api.example.com'],
    ['https://API.Example.com:8443/a//', 'https://api.example.com:8443/a'],
  ])('takes %s', (text, url) => {
    expect(readUpstreamUrl(text, false)).toEqual({ ok: true, url });
  });

  it.each([
    ['api.example.com/v1', 'url'],
    ['', 'url'],
    [`https://example.com/${'a'.repeat(500)}`, 'url'],
    ['ftp://example.com', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['https://user:secret@example.com', 'credentials'],
    ['https://example.com/v1?key=1', 'query'],
    ['https://example.com/v1#x', 'query'],
    ['http://example.com/v1', 'https_required'],
    ['https://127.0.0.1/v1', 'private_network'],
    ['https://2130706433/v1', 'private_network'],
    ['https://0x7f.1/v1', 'private_network'],
    ['https://169.254.169.254/latest', 'private_network'],
    ['https://[::1]/v1', 'private_network'],
    ['https://[::ffff:10.0.0.1]/v1', 'private_network'],
    ['https://localhost/v1', 'private_network'],
    ['https://db.internal/v1', 'private_network'],
  ])('refuses %s as %s', (text, code) => {
    expect(readUpstreamUrl(text, false)).toMatchObject({ ok: false, code });
  });

  it.each(['http://127.0.0.1:8080/v1', 'http://vllm.internal/v1', 'http://[::1]:9000'])(
    'takes %s in a private network',
    (text) => {
      expect(readUpstreamUrl(text, true)).toEqual({ ok: true, url: text });
    },
  );

  it('refuses credentials in a private network too', () => {
    expect(readUpstreamUrl('http://a:b@10.0.0.1', true)).toMatchObject({ code: 'credentials' });
  });
});
