// One control plane leads towards the nodes: whoever holds an advisory lock on a connection of its
// own. Two leaders for a moment would do no harm, since every grant is a database transaction.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import * as v from 'valibot';
import type { Logger } from '#platform/logger';
import type { Database } from '../database/database.ts';
import { decodeFirst } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';
import { endClient } from './end-client.ts';

/** 'lead' in ASCII. */
const LEADER_LOCK = 0x6c656164;
/** How often a follower tries, and a leader makes sure. */
const TRY_MS = 1000;
/** A leader whose database does not answer for this long steps down. */
const ANSWER_MS = 4000;
/** The server notices within about five seconds that a leader's machine is gone. */
const KEEPALIVE = [
  'set tcp_keepalives_idle = 2',
  'set tcp_keepalives_interval = 1',
  'set tcp_keepalives_count = 3',
];

export interface LeadershipOptions {
  readonly database: Database;
  /** Where nodes reach this control plane; null when it cannot tell. */
  readonly address: () => string | null;
  readonly log: Logger;
  readonly onGained: () => Promise<void>;
  readonly onLost: () => Promise<void>;
}

export class Leadership {
  leading = false;
  private readonly options: LeadershipOptions;
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(options: LeadershipOptions) {
    this.options = options;
  }

  start(): void {
    this.running = this.run();
  }

  /** Steps down and waits until that is done. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.tryOnce().catch((error: unknown) => {
        this.options.log.warn('leader.failed', { error });
      });
      await this.pause();
    }
  }

  private async tryOnce(): Promise<void> {
    const client = await this.options.database.openClient('leader');
    const { promise: broken, resolve: breakOff } = Promise.withResolvers<void>();
    client.on('error', () => breakOff());
    client.on('end', () => breakOff());
    try {
      for (const statement of KEEPALIVE) await client.query(statement);
      while (!this.stopping.signal.aborted) {
        if (await takeLock(client)) return await this.lead(client, broken);
        await this.pause();
      }
    } finally {
      await endClient(client);
    }
  }

  private async lead(client: Client, broken: Promise<void>): Promise<void> {
    const { database, address, log, onGained, onLost } = this.options;
    await writeLeader(database.sql, address());
    log.info('leader.gained');
    this.leading = true;
    try {
      await onGained();
      while (!this.stopping.signal.aborted && (await isAlive(client, broken))) await this.pause();
    } finally {
      this.leading = false;
      log.info('leader.ended');
      await onLost();
    }
  }

  private async pause(): Promise<void> {
    await sleep(TRY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

async function takeLock(client: Client): Promise<boolean> {
  const taken = await client.query('select pg_try_advisory_lock($1) as taken', [LEADER_LOCK]);
  return taken.rows[0]?.taken === true;
}

async function isAlive(client: Client, broken: Promise<void>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => resolve(false), ANSWER_MS);
  const answered = client.query('select 1').then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answered, late, broken.then(() => false)]);
  } finally {
    clearTimeout(timer);
  }
}

async function writeLeader(sql: Sql, address: string | null): Promise<void> {
  if (address === null) {
    await sql.query('delete from south_leader', []);
    return;
  }
  await sql.query(
    `insert into south_leader (address) values ($1)
     on conflict (singleton) do update set address = excluded.address, since = now()`,
    [address],
  );
}

const leaderRow = v.object({ address: v.string() });

/** Where the nodes should go instead; null while nobody has told. */
export async function readLeader(sql: Sql): Promise<string | null> {
  const row = decodeFirst(leaderRow, await sql.query('select address from south_leader', []));
  return row?.address ?? null;
}
