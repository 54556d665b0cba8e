// Puts the control plane together: database, first start, north port, background work. Everything
// it starts is handed to the lifecycle, which stops it in reverse order.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Readiness } from '#platform/http-health';
import type { Lifecycle } from '#platform/lifecycle';
import type { Logger } from '#platform/logger';
import { StartRefused } from '#platform/start-refused';
import { startEndingTokens } from './api-keys/end-due-tokens.ts';
import type { ControlConfig } from './config.ts';
import type { DatabaseLocation } from './database/connection.ts';
import { type Database, migrate, openDatabase, withStartLock } from './database/database.ts';
import { startEmbeddedPostgres } from './database/embedded-postgres.ts';
import { completeFirstStart, DEFAULT_ADMIN_EMAIL, type NewAdmin } from './first-start.ts';
import type { Services } from './graphql/context.ts';
import { createBatchHandler } from './leases/create-batch-handler.ts';
import { deriveKeys } from './security/derived-keys.ts';
import { ensureSecretKey } from './security/secret-key-file.ts';
import { startNorthServer } from './server.ts';
import { startPoster } from './settlement/poster.ts';
import { listStaticFiles } from './static-files.ts';
import { type South, startSouth } from './sync/start-south.ts';

export interface ControlPlane {
  readonly services: Services;
  readonly northUrl: string;
  /** Where nodes dial. */
  readonly southUrl: string;
}

export interface StartOptions {
  readonly config: ControlConfig;
  readonly log: Logger;
  readonly lifecycle: Lifecycle;
  readonly now?: () => Date;
  /** Told as soon as there is a first admin: what fails afterwards must not lose the password. */
  readonly onAdmin: (admin: NewAdmin) => void;
}

/** Starts the control plane, or throws StartRefused with what to do. */
export async function startControlPlane(options: StartOptions): Promise<ControlPlane> {
  const { config, log, lifecycle } = options;
  const now = options.now ?? (() => new Date());
  const { database, services: base } = await openServices(options, now);
  const { admin } = await withStartLock(database, async () => {
    await migrate(database);
    return completeFirstStart({
      database,
      now: now(),
      adminEmail: config.adminEmail ?? DEFAULT_ADMIN_EMAIL,
      adminPassword: config.adminPassword?.reveal(),
    });
  });
  if (admin !== undefined) options.onAdmin(admin);
  const ending = startEndingTokens(database, log, now);
  lifecycle.add('ending of rotated tokens', () => ending.stop());
  const south = await startMoney(options, base);
  const services = { ...base, channelTester: south.channelTester };
  const north = await startNorthServer({
    services,
    readiness: () => readinessOf(lifecycle),
    files: await listStaticFiles(adminUiFolder()),
  });
  lifecycle.add('north port', () => north.stop());
  return { services, northUrl: north.url, southUrl: south.url };
}

/** The south port with its leader's work, and the poster, which any control plane may run. */
async function startMoney(
  { config, log, lifecycle }: StartOptions,
  services: Services,
): Promise<South> {
  const { database } = services;
  const poster = startPoster(database, (error) => log.error('poster.failed', { error }));
  lifecycle.add('poster', () => poster.stop());
  const south = await startSouth({
    database,
    log,
    sealingKey: services.keys.sealing,
    batchHandler: createBatchHandler(database),
    nodeToken: config.nodeToken,
    publicUrl: config.southPublicUrl,
    place: {
      host: config.southHost ?? config.host,
      port: config.southPort,
      tlsCert: config.southTlsCert,
      tlsKey: config.southTlsKey,
    },
  });
  lifecycle.add('south port', () => south.stop());
  return south;
}

async function openServices(
  { config, log, lifecycle }: StartOptions,
  now: () => Date,
): Promise<{ database: Database; services: Services }> {
  const location = await locateDatabase({ config, log, lifecycle });
  const secretKey = config.secretKey ?? (await ensureSecretKey(config.dataDir));
  const keys = deriveKeys(secretKey);
  if (!keys.ok) throw new StartRefused(keys.error);
  const database = await openDatabase(location);
  lifecycle.add('database connections', () => database.close());
  return { database, services: { database, config, keys: keys.value, log, now } };
}

async function locateDatabase({
  config,
  log,
  lifecycle,
}: Pick<StartOptions, 'config' | 'log' | 'lifecycle'>): Promise<DatabaseLocation> {
  if (config.databaseUrl !== undefined) {
    return { kind: 'url', url: config.databaseUrl, directUrl: config.databaseDirectUrl };
  }
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  lifecycle.add('embedded PostgreSQL', () => server.stop());
  void server.lost.then((error) => {
    log.error('database.lost', { error });
    void lifecycle.stop().then(() => process.exit(1));
  });
  return { kind: 'socket', ...server.connection };
}

function readinessOf(lifecycle: Lifecycle): Readiness {
  return lifecycle.stopping ? { ready: false, reasons: ['stopping'] } : { ready: true };
}

// The sources run from control-plane/, the bundle from dist/server/: both lie in the checkout.
function adminUiFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) {
    folder = dirname(folder);
  }
  return join(folder, 'dist', 'admin-ui');
}
