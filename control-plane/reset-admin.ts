// npm run reset-admin: a way back in. Gives the admin a new one-time password and ends the admin's
// sessions, whether the control plane is running or not.
import 'reflect-metadata';
import { join } from 'node:path';
import { readEnvOrExit } from '#platform/env';
import { guardOutput } from '#platform/guard-output';
import { createLifecycle } from '#platform/lifecycle';
import { createLogger } from '#platform/logger';
import { requireRuntime } from '#platform/runtime-check';
import { chooseSocketFolder } from '#platform/socket-folder';
import { StartRefused } from '#platform/start-refused';
import { type ControlConfig, readControlConfig } from './config.ts';
import { type DatabaseLocation, openDirectClient } from './database/connection.ts';
import { migrate, openDatabase, withStartLock } from './database/database.ts';
import { EMBEDDED_PORT, SOCKET_NAME } from './database/embedded-orphan.ts';
import { startEmbeddedPostgres } from './database/embedded-postgres.ts';
import { EMBEDDED_USER } from './database/embedded-server.ts';
import { completeFirstStart, DEFAULT_ADMIN_EMAIL } from './first-start.ts';
import { resetAdmin } from './reset-admin-command.ts';

requireRuntime();
guardOutput();
const config = readEnvOrExit(process.env, readControlConfig);
const log = createLogger({ level: 'warn' });
const lifecycle = createLifecycle({ log, deadlineMs: 30_000 });
try {
  const database = await openDatabase(await locate(config));
  lifecycle.add('database connections', () => database.close());
  const admin = await withStartLock(database, async () => {
    await migrate(database);
    const adminEmail = config.adminEmail ?? DEFAULT_ADMIN_EMAIL;
    await completeFirstStart({ database, now: new Date(), adminEmail, adminPassword: undefined });
    return resetAdmin(database, { email: config.adminEmail, now: new Date() });
  });
  process.stdout.write(
    `\nThe admin's new one-time password, shown once:\n  e-mail             ${admin.email}\n  one-time password  ${admin.oneTimePassword}\n\n`,
  );
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await lifecycle.stop();
}

async function locate({
  databaseUrl,
  databaseDirectUrl,
  dataDir,
}: ControlConfig): Promise<DatabaseLocation> {
  if (databaseUrl !== undefined) {
    return { kind: 'url', url: databaseUrl, directUrl: databaseDirectUrl };
  }
  const running = await findRunning(dataDir);
  if (running !== undefined) return running;
  const server = await startEmbeddedPostgres({ dataDir, log, what: 'reset-admin' });
  lifecycle.add('embedded PostgreSQL', () => server.stop());
  return { kind: 'socket', ...server.connection };
}

// The running control plane's server answers on the socket in the data folder.
async function findRunning(dataDir: string): Promise<DatabaseLocation | undefined> {
  try {
    const host = await chooseSocketFolder(join(dataDir, 'postgres'), SOCKET_NAME);
    const location = {
      kind: 'socket',
      host,
      port: EMBEDDED_PORT,
      user: EMBEDDED_USER,
      database: 'tollgate',
    } as const;
    const client = await openDirectClient(location, 'reset-admin');
    await client.end();
    return location;
  } catch {
    return undefined;
  }
}
