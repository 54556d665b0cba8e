// The one egress client: a pool per upstream origin, over which attempts are dispatched. Only a
// hold opens an upstream request, so nothing is ever sent that was not priced.
import { type Dispatcher, Pool } from 'undici';
import type { Hold } from '../contract/lease-book.ts';
import type { RuntimeChannel } from '../routing/runtime-table.ts';
import { Watch } from './watch.ts';

/** Streams that one origin may have open at once. */
const CONNECTIONS_LIMIT = 4096;
const HEADER_BYTES_LIMIT = 16 * 1024;
const KEEP_ALIVE_MS = 30_000;
const USER_AGENT = 'tollgate';

/** Leave to send: a hold that is placed. A channel test's is placed by the control plane. */
export type SendPermit = Pick<Hold, 'amount'>;

export interface UpstreamRequest {
  readonly path: string;
  readonly body: Buffer;
  readonly attemptId: string;
  readonly stream: boolean;
}

export interface Transport {
  /** Looks after the time limits of what is dispatched. */
  readonly watch: Watch;
  dispatch(
    permit: SendPermit,
    channel: RuntimeChannel,
    request: UpstreamRequest,
    handler: Dispatcher.DispatchHandler,
  ): void;
  close(): Promise<void>;
}

/** What does not change from one request of a channel to the next. */
interface Line {
  readonly pool: Pool;
  readonly authorization: string | undefined;
}

/** Creates the transport; pools are made on first use and live with the process. */
export function createTransport(): Transport {
  const watch = new Watch();
  const pools = new Map<string, Pool>();
  // Lives as long as the table that the channel is of.
  const lines = new WeakMap<RuntimeChannel, Line>();
  const lineOf = (channel: RuntimeChannel): Line => {
    const known = lines.get(channel);
    if (known) return known;
    const { credential } = channel;
    const authorization = credential ? `Bearer ${credential.reveal()}` : undefined;
    const line = { pool: poolOf(pools, channel), authorization };
    lines.set(channel, line);
    return line;
  };
  return {
    watch,
    dispatch: (_permit, channel, request, handler) => {
      const line = lineOf(channel);
      line.pool.dispatch(
        {
          path: channel.pathPrefix + request.path,
          method: 'POST',
          headers: headersFor(line, request),
          body: request.body,
        },
        handler,
      );
    },
    close: async () => {
      watch.stop();
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}

function poolOf(pools: Map<string, Pool>, channel: RuntimeChannel): Pool {
  const key = `${channel.origin} ${channel.timeouts.connectMs}`;
  const known = pools.get(key);
  if (known) return known;
  const pool = new Pool(channel.origin, {
    connections: CONNECTIONS_LIMIT,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: HEADER_BYTES_LIMIT,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: channel.timeouts.connectMs },
  });
  pools.set(key, pool);
  return pool;
}

/** Every header an upstream gets; nothing of the client's is among them. */
function headersFor(line: Line, request: UpstreamRequest): string[] {
  const headers = [
    'content-type',
    'application/json',
    'accept',
    request.stream ? 'text/event-stream' : 'application/json',
    'accept-encoding',
    'identity',
    'user-agent',
    USER_AGENT,
    'x-client-request-id',
    request.attemptId,
  ];
  if (line.authorization) headers.push('authorization', line.authorization);
  return headers;
}
