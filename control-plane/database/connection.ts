// Where the database is, and the driver options every connection to it shares. Separate because
// the pool, the LISTEN client and the start-up lock all need the same answer.
import { Client, type ClientConfig, TypeOverrides, types } from 'pg';
import type { Secret } from '#contract/secret';

/** Either a URL given by the operator, or the socket of the embedded server. */
export type DatabaseLocation =
  | { readonly kind: 'url'; readonly url: Secret; readonly directUrl?: Secret }
  | {
      readonly kind: 'socket';
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly database: string;
    };

/** No statement of the control plane may take longer; a slow search must not hold the pool. */
export const STATEMENT_TIMEOUT_MS = 5_000;
/** Migrations and the start-up lock may wait for another control plane that is starting. */
export const START_TIMEOUT_MS = 120_000;
const CONNECT_TIMEOUT_MS = 10_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 30_000;

/** Driver options for the pool, which may pass through a pooler. */
export function pooledOptions(location: DatabaseLocation): ClientConfig {
  // Poolers refuse start-up parameters; behind one, each transaction sets its own limit.
  const limits = isBehindPooler(location)
    ? {}
    : {
        statement_timeout: STATEMENT_TIMEOUT_MS,
        idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
      };
  return {
    ...addressOf(location, false),
    ...limits,
    types: nativeTypes(),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'tollgate-control-plane',
  };
}

/** A connection of its own past any pooler: for LISTEN, advisory locks and leadership. */
export async function openDirectClient(location: DatabaseLocation, name: string): Promise<Client> {
  const client = new Client({
    ...addressOf(location, true),
    types: nativeTypes(),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: `tollgate-${name}`,
    keepAlive: true,
  });
  await client.connect();
  return client;
}

/** A direct URL beside the ordinary one means that the ordinary one leads to a pooler. */
export function isBehindPooler(location: DatabaseLocation): boolean {
  return location.kind === 'url' && location.directUrl !== undefined;
}

function addressOf(location: DatabaseLocation, direct: boolean): ClientConfig {
  if (location.kind === 'socket') {
    const { host, port, user, database } = location;
    return { host, port, user, database };
  }
  const secret = direct ? (location.directUrl ?? location.url) : location.url;
  return { connectionString: secret.reveal() };
}

// The driver's own parsers: timestamps as Date, bigint as string, arrays as arrays. The ORM would
// otherwise leave dates as strings in raw queries.
function nativeTypes(): TypeOverrides {
  return new TypeOverrides(types);
}
