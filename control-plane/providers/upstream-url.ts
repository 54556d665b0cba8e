// Rules for the address of an upstream, shared by providers and channels. Pure: names are not
// resolved here, the node that connects checks the resolved address again.
import { BlockList, isIP } from 'node:net';

/** What is wrong with an upstream address, or the address in its canonical form. */
export type UpstreamUrl =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly code: UpstreamUrlFault; readonly message: string };

export type UpstreamUrlFault =
  | 'url'
  | 'scheme'
  | 'https_required'
  | 'credentials'
  | 'query'
  | 'private_network';

const MESSAGES: Readonly<Record<UpstreamUrlFault, string>> = {
  url: 'Enter a full address, as https://api.example.com/v1.',
  scheme: 'Use an http or https address.',
  https_required: 'Use https, or mark the provider as a private network.',
  credentials: 'Leave user and password out; store a credential instead.',
  query: 'Leave out everything from ? or # on.',
  private_network: 'This address is private; mark the provider as a private network.',
};

const MAX_LENGTH = 500;

/** Checks an address and takes the slashes off its end, since a path is appended. */
export function readUpstreamUrl(text: string, privateNetwork: boolean): UpstreamUrl {
  const trimmed = text.trim();
  if (trimmed.length > MAX_LENGTH || !URL.canParse(trimmed)) return fault('url');
  const url = new URL(trimmed);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return fault('scheme');
  if (url.username !== '' || url.password !== '') return fault('credentials');
  if (/[?#]/.test(trimmed)) return fault('query');
  if (!privateNetwork && url.protocol === 'http:') return fault('https_required');
  if (!privateNetwork && isPrivateHost(url.hostname)) return fault('private_network');
  return { ok: true, url: `${url.origin}${url.pathname}`.replace(/\/+$/, '') };
}

function fault(code: UpstreamUrlFault): UpstreamUrl {
  return { ok: false, code, message: MESSAGES[code] };
}

const PRIVATE_ADDRESSES = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE_ADDRESSES.addSubnet(address, bits, 'ipv4');
}
for (const [address, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE_ADDRESSES.addSubnet(address, bits, 'ipv6');
}

const PRIVATE_NAME = /^localhost\.?$|\.(?:localhost|local|internal|intranet|lan)\.?$/;

function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const family = isIP(host);
  if (family === 0) return PRIVATE_NAME.test(host);
  return PRIVATE_ADDRESSES.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
