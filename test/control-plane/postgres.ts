// The run's embedded PostgreSQL and a database of its own for each test file.
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { DatabaseLocation } from '../../control-plane/database/connection.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { host: string; port: number; user: string; database: string };
  }
}

export interface TestDatabase {
  readonly location: DatabaseLocation;
  drop(): Promise<void>;
}

/** Creates an empty database; drop removes it with whatever is still connected. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('postgres');
  const database = `test_${randomBytes(6).toString('hex')}`;
  await administer(server, `create database ${database}`);
  return {
    location: { kind: 'socket', ...server, database },
    drop: () => administer(server, `drop database if exists ${database} with (force)`),
  };
}

async function administer(server: { host: string; port: number }, sql: string): Promise<void> {
  const client = new Client({ ...server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
