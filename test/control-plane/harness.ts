// One embedded PostgreSQL per test run and a fresh database per file, with the real north server
// in front. Shared by every test that needs the control plane without a data plane.
import { randomBytes } from 'node:crypto';
import { readEnv } from '#platform/env';
import { createLogger, createSilentLogger } from '#platform/logger';
import { type ControlConfig, readControlConfig } from '../../control-plane/config.ts';
import { type Database, migrate, openDatabase } from '../../control-plane/database/database.ts';
import { completeFirstStart } from '../../control-plane/first-start.ts';
import type { Services } from '../../control-plane/graphql/context.ts';
import { deriveKeys } from '../../control-plane/security/derived-keys.ts';
import { startNorthServer } from '../../control-plane/server.ts';
import type { StaticFiles } from '../../control-plane/static-files.ts';
import { createTestDatabase } from './postgres.ts';

export const BOOTSTRAP_TOKEN = 'bootstrap-token-of-the-tests-0123456789';

export const ADMIN = { email: 'admin@tests.example', password: 'the admin of all tests' };

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test asserts on whatever came back
  readonly data: any;
  readonly errors: readonly { message: string; extensions?: { code?: string } }[];
}

export interface ControlHarness {
  readonly url: string;
  readonly database: Database;
  readonly services: Services;
  /** Moves the control plane's clock, for expiry and step-up. */
  advance(ms: number): void;
  /** Calls /graphql as the bootstrap token, or with the headers given instead. */
  call(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<GraphqlAnswer>;
  stop(): Promise<void>;
}

export async function startControlHarness(
  env: Record<string, string> = {},
  files: StaticFiles = { files: new Map(), compressed: new Map() },
): Promise<ControlHarness> {
  const { location, drop } = await createTestDatabase();
  const database = await openDatabase(location);
  await migrate(database);
  await completeFirstStart({
    database,
    now: new Date(),
    adminEmail: ADMIN.email,
    adminPassword: ADMIN.password,
  });
  let offsetMs = 0;
  const services = createServices(database, env, () => new Date(Date.now() + offsetMs));
  const server = await startNorthServer({
    services,
    readiness: () => ({ ready: true }),
    files,
  });
  return {
    url: server.url,
    database,
    services,
    advance: (ms) => {
      offsetMs += ms;
    },
    call: (query, variables, headers) => post(server.url, { query, variables }, headers),
    stop: async () => {
      await server.stop();
      await database.close();
      await drop();
    },
  };
}

export function createServices(
  database: Database,
  env: Record<string, string>,
  now: () => Date,
): Services {
  const config = readTestConfig(env);
  const keys = deriveKeys(config.secretKey);
  if (!keys.ok) throw new Error(keys.error);
  return {
    database,
    config,
    keys: keys.value,
    log: process.env.TEST_LOG ? createLogger() : createSilentLogger(),
    now,
  };
}

function readTestConfig(env: Record<string, string>): ControlConfig {
  const source = {
    TOLLGATE_NORTH_PORT: '0',
    TOLLGATE_SOUTH_PORT: '0',
    TOLLGATE_SECRET_KEY: randomBytes(48).toString('base64'),
    TOLLGATE_BOOTSTRAP_TOKEN: BOOTSTRAP_TOKEN,
    ...env,
  };
  const config = readEnv(source, readControlConfig);
  if (!config.ok) throw new Error(JSON.stringify(config.error));
  return config.value;
}

export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${BOOTSTRAP_TOKEN}` },
): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = await response.json();
  return {
    status: response.status,
    headers: response.headers,
    data: answer.data,
    errors: answer.errors ?? [],
  };
}
