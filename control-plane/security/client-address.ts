// Whose address a request comes from, where reverse proxies of the operator stand before the north
// port. Only what a trusted proxy has appended to X-Forwarded-For is believed. Pure.
import { BlockList, isIP, isIPv6 } from 'node:net';
import { err, ok, type Result } from '#contract/result';

/** Proxies in a row. */
const MAX_HOPS = 32;

/** Reads a list of addresses and networks; the error says which entry is wrong. */
export function parseTrustedProxies(text: string): Result<BlockList, string> {
  const list = new BlockList();
  for (const entry of text.split(/[\s,]+/).filter((part) => part !== '')) {
    const [address = '', prefix, ...rest] = entry.split('/');
    const family = familyOf(address);
    if (family === undefined || rest.length > 0 || address.includes('%')) return refuse(entry);
    if (prefix === undefined) {
      list.addAddress(address, family);
      continue;
    }
    const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : 0;
    if (bits < 1 || bits > (family === 'ipv4' ? 32 : 128)) return refuse(entry);
    list.addSubnet(address, bits, family);
  }
  return ok(list);
}

function refuse(entry: string): Result<never, string> {
  return err(
    `has an entry that is no address and no network: ${entry.slice(0, 60)}. Use a list like 10.0.0.5, 192.168.0.0/16, fd00::/8.`,
  );
}

/** The nearest address that is no trusted proxy; the farthest one known when all of them are. */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  trusted: BlockList,
): string {
  let current = parseAddress(peer ?? '');
  if (current === undefined) return 'unknown';
  const chain = (forwardedFor ?? '').split(',').slice(-MAX_HOPS);
  while (chain.length > 0 && isTrusted(trusted, current)) {
    const before = parseAddress(chain.pop() ?? '');
    // A proxy that says nothing readable is as far as we can see.
    if (before === undefined) return current;
    current = before;
  }
  return current;
}

function isTrusted(trusted: BlockList, address: string): boolean {
  const family = familyOf(address);
  return family !== undefined && trusted.check(address, family);
}

// Some proxies add a port, and a server that listens on :: sees IPv4 as ::ffff:10.0.0.1.
function parseAddress(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d{1,5})?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/, '$1')
    .replace(/%.*$/, '')
    .toLowerCase();
  const address = bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '');
  return isIP(address) === 0 ? undefined : address;
}

function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  if (isIP(address) === 0) return undefined;
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

/** What one subscriber has: an IPv4 address, or the 64 bits before the host part of an IPv6 one. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const before = head.split(':').filter((part) => part !== '');
  const after = (tail ?? '').split(':').filter((part) => part !== '');
  // A dotted tail stands for two groups.
  const written = before.length + after.length + (address.includes('.') ? 1 : 0);
  const zeros = tail === undefined ? 0 : Math.max(0, GROUPS - written);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return groups
    .slice(0, GROUPS / 2)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** Of 16 bits in an IPv6 address. */
const GROUPS = 8;
