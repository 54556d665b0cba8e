// Where the south port listens: in clear on this machine only, with TLS anywhere else.
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type Server, type ServerOptions } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { StartRefused } from '#platform/start-refused';

export interface SouthPlace {
  readonly host: string;
  readonly port: number;
  /** Paths of PEM files. */
  readonly tlsCert?: string | undefined;
  readonly tlsKey?: string | undefined;
}

const LIMITS: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 10_000,
  maxHeaderSize: 16 * 1024,
  requireHostHeader: true,
};

/** Makes the server, or refuses to start with what to do. */
export async function createSouthHttp(place: SouthPlace): Promise<Server> {
  const { tlsCert, tlsKey } = place;
  if (tlsCert !== undefined && tlsKey !== undefined) {
    return createHttpsServer({
      ...LIMITS,
      cert: await readPem(tlsCert),
      key: await readPem(tlsKey),
    });
  }
  if (!isLoopback(place.host)) {
    throw new StartRefused(
      `The south port would listen on ${place.host} without TLS. Set TOLLGATE_SOUTH_TLS_CERT and TOLLGATE_SOUTH_TLS_KEY to PEM files, or let it listen on 127.0.0.1.`,
    );
  }
  return createHttpServer(LIMITS);
}

async function readPem(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch {
    throw new StartRefused(`The TLS file ${path} cannot be read. Check its path and its rights.`);
  }
}

/** The address a server has got. */
export function southUrl(place: SouthPlace, address: AddressInfo | string | null): string {
  const port = typeof address === 'object' && address !== null ? address.port : place.port;
  const host = place.host.includes(':') ? `[${place.host}]` : place.host;
  return `${place.tlsCert === undefined ? 'http' : 'https'}://${host}:${port}`;
}

/** The address to tell nodes; null when the server listens everywhere and nobody named one. */
export function announcedUrl(
  place: SouthPlace,
  publicUrl: URL | undefined,
  url: string,
): string | null {
  if (publicUrl !== undefined) return publicUrl.href;
  return isEverywhere(place.host) ? null : url;
}

/** Why nodes could not use this as the address of a south port; undefined when they can. */
export function faultOfPublicUrl(url: URL): string | undefined {
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') {
    return 'must be a scheme, a host and a port alone, like https://control-1.example:4001.';
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isEverywhere(host)) return 'must name a host that the nodes can reach.';
  if (url.protocol === 'https:' || isLoopback(host)) return undefined;
  return 'must start with https: because the nodes are not on this machine alone.';
}

function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
