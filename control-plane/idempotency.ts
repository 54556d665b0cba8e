// Makes a command that moves money safe to send twice: the same key with the same parameters gives
// the first answer again, with other parameters it is refused.
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import { canonicalJson } from './audit/canonical-json.ts';
import type { Command } from './command.ts';
import { decodeFirst } from './database/decode.ts';
import { type Problem, refuse, refuseField } from './problems.ts';

export interface IdempotentCall<S extends v.GenericSchema> {
  readonly key: string;
  /** The mutation's name: one key serves one operation. */
  readonly operation: string;
  /** Everything that decides the effect, without the key itself. */
  readonly parameters: unknown;
  /** Of the answer that is kept: plain JSON, so amounts are decimal strings and no secret is in it. */
  readonly answer: S;
  readonly run: () => Promise<Result<v.InferInput<S>, Problem>>;
}

const KEY = /^[\x21-\x7e]{8,200}$/;

/**
 * Runs once per (actor, key). Parallel calls with one key wait for the first to commit; a refused
 * call keeps nothing, so that it may be sent again.
 */
export async function runOnce<S extends v.GenericSchema>(
  command: Command,
  call: IdempotentCall<S>,
): Promise<Result<v.InferOutput<S>, Problem>> {
  if (!KEY.test(call.key)) {
    return refuseField('idempotencyKey', 'shape', 'Use 8 to 200 visible ASCII characters.');
  }
  const actor = `${command.actor.kind}:${command.actor.id ?? ''}`;
  const hash = createHash('sha256').update(canonicalJson(call.parameters)).digest('hex');
  // A second insert of one key waits here until the first has committed or vanished.
  const claimed = await command.sql.query(
    `insert into idempotency_keys (actor, key, operation, parameters_hash, answer, created_at)
     values ($1, $2, $3, $4, 'null', $5) on conflict do nothing returning key`,
    [actor, call.key, call.operation, hash, command.now],
  );
  if (claimed.length === 0) return replay(command, { ...call, actor, hash });
  const result = await call.run();
  if (!result.ok) return result;
  await command.em.flush();
  await command.sql.query('update idempotency_keys set answer = $3 where actor = $1 and key = $2', [
    actor,
    call.key,
    canonicalJson(result.value),
  ]);
  return ok(v.parse(call.answer, JSON.parse(canonicalJson(result.value))));
}

const storedRow = v.object({
  operation: v.string(),
  parameters_hash: v.string(),
  answer: v.unknown(),
});

interface Replay<S extends v.GenericSchema> {
  readonly key: string;
  readonly operation: string;
  readonly answer: S;
  readonly actor: string;
  readonly hash: string;
}

async function replay<S extends v.GenericSchema>(
  command: Command,
  { key, operation, answer, actor, hash }: Replay<S>,
): Promise<Result<v.InferOutput<S>, Problem>> {
  const rows = await command.sql.query(
    'select operation, parameters_hash, answer from idempotency_keys where actor = $1 and key = $2',
    [actor, key],
  );
  const stored = decodeFirst(storedRow, rows);
  if (stored === undefined) throw new Error('an idempotency key vanished');
  if (stored.operation !== operation || stored.parameters_hash !== hash) {
    return refuse('IDEMPOTENCY_CONFLICT', 'This idempotency key was used for something else.');
  }
  return ok(v.parse(answer, stored.answer));
}
