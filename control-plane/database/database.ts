// Opens the database: ORM, pool and plain SQL in one disposable object.
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Client } from 'pg';
import {
  type DatabaseLocation,
  openDirectClient,
  pooledOptions,
  START_TIMEOUT_MS,
} from './connection.ts';
import { entities } from './entities.ts';
import { migrationsList } from './migrations.ts';
import { Turns } from './turns.ts';
import { type Sql, sqlOver } from './unit-of-work.ts';

export interface Database {
  readonly orm: MikroORM;
  readonly sql: Sql;
  readonly location: DatabaseLocation;
  /** Commands take turns, so that what nodes ask for always finds a connection. */
  readonly turns: Turns;
  /** A connection outside the pool, for LISTEN and session locks; the caller ends it. */
  openClient(name: string): Promise<Client>;
  close(): Promise<void>;
}

const POOL_SIZE = 16;
/** More would only wait for each other: every command locks the audit trail's last entry. */
const COMMANDS = { atOnce: 4, waiting: 1_000, waitMs: 20_000 };
// 'toll' in ASCII: serialises migrations and the first start among control planes.
const START_LOCK = 0x746f6c6c;

/** Connects; migrations are a separate step because a second control plane may be running them. */
export async function openDatabase(
  location: DatabaseLocation,
  poolSize: number = POOL_SIZE,
): Promise<Database> {
  const orm = await MikroORM.init({
    entities: [...entities],
    extensions: [Migrator],
    driverOptions: { ...pooledOptions(location) },
    dbName: location.kind === 'socket' ? location.database : 'tollgate',
    pool: { min: 0, max: poolSize },
    logger: () => undefined,
    discovery: { warnWhenNoEntities: false },
    migrations: { migrationsList, snapshot: false, allOrNothing: true },
    forceUtcTimezone: true,
  });
  const kysely = orm.em.getDriver().getConnection();
  return {
    orm,
    location,
    turns: new Turns(COMMANDS),
    sql: sqlOver(async () => kysely.getClient()),
    openClient: (name) => openDirectClient(location, name),
    close: () => orm.close(true),
  };
}

/** Runs the work while no other control plane runs it: migrations and the first start. */
export async function withStartLock<T>(database: Database, work: () => Promise<T>): Promise<T> {
  const client = await database.openClient('start');
  try {
    await client.query(`set lock_timeout = ${START_TIMEOUT_MS}`);
    await client.query('select pg_advisory_lock($1)', [START_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}

/** Brings the schema up to date; call inside the start lock. */
export async function migrate(database: Database): Promise<void> {
  await database.orm.migrator.up();
}
