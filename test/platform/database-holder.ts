// A process that runs the embedded database and reports its address; ended by SIGTERM or kill -9.
import { createSilentLogger } from '#platform/logger';
import { startEmbeddedPostgres } from '../../control-plane/database/embedded-postgres.ts';

const database = await startEmbeddedPostgres({
  dataDir: process.argv[2] ?? '',
  log: createSilentLogger(),
  what: 'a test control plane',
});
process.stdout.write(`${JSON.stringify({ ...database.connection, pid: database.pid })}\n`);
setInterval(() => undefined, 60_000);
process.once('SIGTERM', () => void database.stop().then(() => process.exit(0)));
