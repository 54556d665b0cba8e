// One transaction, seen both as an entity manager and as plain SQL, so that entities and raw
// statements of one command commit or vanish together.
import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely } from 'kysely';
import { isBehindPooler, STATEMENT_TIMEOUT_MS } from './connection.ts';
import type { Database } from './database.ts';

/** Raw parameterised SQL with $1 placeholders. Row types are claims: decode what matters. */
export interface Sql {
  query<T>(text: string, params: readonly unknown[]): Promise<readonly T[]>;
}

/** A transaction in progress. */
export interface Tx {
  readonly em: EntityManager;
  readonly sql: Sql;
}

/** The same two views outside a transaction, for reads. */
export type Reader = Tx;

type Executor = Pick<Kysely<unknown>, 'executeQuery'>;

/** Runs the work in one READ COMMITTED transaction; a throw rolls all of it back. */
export function inTransaction<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database.orm.em.fork().transactional(async (em) => {
    const context = em.getTransactionContext<Executor>();
    if (context === undefined) throw new Error('no transaction context');
    const sql = sqlOver(async () => context);
    if (isBehindPooler(database.location)) {
      await sql.query(`set local statement_timeout = ${STATEMENT_TIMEOUT_MS}`, []);
    }
    return work({ em, sql });
  });
}

/** An entity manager of its own and pooled SQL; nothing read through it is locked. */
export function openReader(database: Database): Reader {
  return { em: database.orm.em.fork(), sql: database.sql };
}

/** Wraps whatever runs compiled queries: the pool or one transaction. */
export function sqlOver(executor: () => Promise<Executor>): Sql {
  return {
    query: async <T>(text: string, params: readonly unknown[]) => {
      const compiled = CompiledQuery.raw(text, [...params]);
      const { rows } = await (await executor()).executeQuery<T>({ ...compiled });
      return rows;
    },
  };
}
