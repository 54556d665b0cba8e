// Ending a connection of one's own without waiting for ever: a database that has gone away says no
// goodbye, and a stop must not hang on it.
import type { Client } from 'pg';

const GOODBYE_MS = 2000;

/** Says goodbye; resolves when the other side has answered, or after two seconds. */
export async function endClient(client: Client): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, GOODBYE_MS);
  await Promise.race([client.end().catch(() => undefined), late]);
  clearTimeout(timer);
}
