// Runs a command in one transaction with its audit entry. A refusal undoes what the command did
// and still leaves its trace; a broken uniqueness rule becomes a Problem here, once for all nouns.
import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Result } from '#contract/result';
import { appendAudit } from './audit/audit-chain.ts';
import type { Actor, AuditNote, Command } from './command.ts';
import type { Database } from './database/database.ts';
import { inTransaction } from './database/unit-of-work.ts';
import { type Problem, refuse } from './problems.ts';

export interface CommandRun<T> {
  readonly database: Database;
  readonly actor: Actor;
  readonly now: Date;
  /** Noun and verb, as user_group.update; the noun is the audit entry's object kind. */
  readonly action: string;
  readonly work: (command: Command) => Promise<Result<T, Problem>>;
}

/** Runs the work; commits it when it succeeds, only its audit entry when it is refused. */
export function runCommand<T>(run: CommandRun<T>): Promise<Result<T, Problem>> {
  return run.database.turns.take(() => runUntilDone(run));
}

async function runUntilDone<T>(run: CommandRun<T>): Promise<Result<T, Problem>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await runOnceThrough(run);
    } catch (error) {
      if (tries >= MAX_TRIES || !isConflict(error)) throw error;
    }
  }
}

/** Of one command, when the database ends it in favour of another. */
const MAX_TRIES = 4;

// SQLSTATE serialization_failure, deadlock_detected and foreign_key_violation: what the command
// found was deleted before it could refer to it, or got a reference before it could delete it; the
// next try sees that and says so. Nothing of the transaction is left.
const CONFLICTS: readonly unknown[] = ['40001', '40P01', '23503'];

function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CONFLICTS.includes(error.code);
}

function runOnceThrough<T>(run: CommandRun<T>): Promise<Result<T, Problem>> {
  return inTransaction(run.database, async (tx) => {
    let note: AuditNote = {};
    const command: Command = {
      em: tx.em,
      sql: tx.sql,
      actor: run.actor,
      now: run.now,
      note: (more) => {
        note = { ...note, ...more };
      },
    };
    await tx.sql.query('savepoint command', []);
    const result = await attempt(command, run.work);
    if (!result.ok) {
      await tx.sql.query('rollback to savepoint command', []);
      tx.em.clear();
    }
    await appendAudit(tx.sql, {
      at: run.now,
      actor: run.actor,
      action: run.action,
      objectKind: run.action.split('.')[0] ?? run.action,
      note: result.ok ? note : { objectId: note.objectId, objectName: note.objectName },
      problemCode: result.ok ? undefined : result.error.code,
    });
    return result;
  });
}

async function attempt<T>(
  command: Command,
  work: CommandRun<T>['work'],
): Promise<Result<T, Problem>> {
  try {
    const result = await work(command);
    if (result.ok) await command.em.flush();
    return result;
  } catch (error) {
    const constraint = violatedUnique(error);
    if (constraint === undefined) throw error;
    return refuse('TAKEN', 'This name or value is already in use.', { params: { constraint } });
  }
}

// Raw SQL throws the driver's error, entities the ORM's: both carry PostgreSQL's code.
function violatedUnique(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const known = error instanceof UniqueConstraintViolationException;
  if (!known && (!('code' in error) || error.code !== '23505')) return undefined;
  return 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : 'unique';
}
