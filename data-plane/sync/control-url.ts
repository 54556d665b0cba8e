// Where the control plane's south port is, and that it is never spoken to in clear across a network.
import { err, ok, type Result } from '#contract/result';

/** Accepts an http or https address; http only on this machine. */
export function checkControlUrl(url: URL): Result<URL, string> {
  if (url.protocol === 'https:') return ok(url);
  if (url.protocol !== 'http:') return err('must start with http: or https:.');
  if (isLoopback(url.hostname)) return ok(url);
  return err('must start with https: because the control plane is not on this machine.');
}

/** The stream's address under a control plane's. */
export function streamUrl(base: URL): URL {
  const url = new URL('/sync/stream', base);
  url.protocol = base.protocol === 'https:' ? 'wss:' : 'ws:';
  return url;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
