// Answers a node's asks for money. The decision is the lease authority's; here it is written down
// once, under the id of the ask, so that an ask that comes twice is answered the same.
import * as v from 'valibot';
import { type BootNonce, leaseIdOf, type NodeId } from '#contract/ids';
import { decideGrant, type GrantDecision } from '#contract/lease-authority';
import type { GrantAsk } from '#contract/lease-book';
import type { GrantAnswer } from '#contract/lease-exchange';
import { nanoUsd, ZERO } from '#contract/money';
import { bigintColumn, decodeFirst } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';
import { bookTransaction } from '../ledger/book-transaction.ts';
import { foldPocket } from '../settlement/fold-pocket.ts';
import { type LockedPocket, lockOpenLeases, lockPockets } from './lease-rows.ts';

export interface GrantContext {
  readonly sql: Sql;
  readonly nodeId: NodeId;
  readonly nonce: BootNonce;
  readonly connected: ReadonlySet<NodeId>;
  readonly admissionMs: number;
}

/** An answer, and the nodes that are to give back for it. */
export interface Granted {
  readonly answer: GrantAnswer;
  readonly recall: readonly NodeId[];
}

/** Answers one ask inside the caller's transaction; the pocket's row is locked by it. */
export async function answerAsk(context: GrantContext, ask: GrantAsk): Promise<Granted> {
  const pocket = (await lockPockets(context.sql, [ask.pocketId])).get(ask.pocketId);
  if (!pocket || pocket.frozen) return denied(ask, { kind: 'empty', balance: ZERO });
  if (ask.leaseId !== leaseIdOf(ask.pocketId, context.nodeId, context.nonce)) {
    return denied(ask, { kind: 'unknown' });
  }
  const known = await findGrant(context, ask, pocket);
  if (known) return known;
  if (!(await epochTakesGrants(context))) return denied(ask, { kind: 'unknown' });
  const decision = await decide(context, pocket, ask);
  if (decision.kind === 'deny') {
    return { answer: deniedAnswer(ask, decision.refusal), recall: decision.recall };
  }
  // What the lease has free may be all that was missing; then nothing moves.
  if (decision.amount > 0n) await writeGrant(context, ask, decision);
  return { answer: grantedAnswer(context, ask, decision), recall: [] };
}

/** Decides; before money is refused, usage that has been reported is posted first. */
async function decide(
  context: GrantContext,
  pocket: LockedPocket,
  ask: GrantAsk,
): Promise<GrantDecision> {
  const first = decideGrant(
    pocket,
    await lockOpenLeases(context.sql, pocket.id, context.connected),
    ask,
  );
  if (first.kind === 'grant') return first;
  const folded = await foldPocket(context.sql, pocket.id);
  if (folded === 0) return first;
  const again = (await lockPockets(context.sql, [pocket.id])).get(pocket.id) ?? pocket;
  return decideGrant(again, await lockOpenLeases(context.sql, pocket.id, context.connected), ask);
}

/** An epoch that has said its last word, or was fenced, gets no more money: nobody would spend it. */
async function epochTakesGrants({ sql, nodeId, nonce }: GrantContext): Promise<boolean> {
  const rows = await sql.query(
    `select 1 from node_epochs where node_id = $1 and nonce = $2 and state = 'open'`,
    [nodeId, nonce],
  );
  return rows.length > 0;
}

const grantRow = v.object({ amount: bigintColumn });

async function findGrant(
  context: GrantContext,
  ask: GrantAsk,
  pocket: LockedPocket,
): Promise<Granted | undefined> {
  const row = decodeFirst(
    grantRow,
    await context.sql.query(
      'select amount_nano_usd as amount from lease_grants where id = $1 and lease_id = $2',
      [ask.grantId, ask.leaseId],
    ),
  );
  if (!row) return undefined;
  const total = nanoUsd(pocket.available + pocket.leased);
  const repeated = {
    kind: 'grant',
    amount: nanoUsd(row.amount),
    available: pocket.available,
    loweredTo: total < ask.need ? total : null,
    tail: false,
  } as const;
  return { answer: grantedAnswer(context, ask, repeated), recall: [] };
}

async function writeGrant(
  context: GrantContext,
  ask: GrantAsk,
  decision: Extract<GrantDecision, { kind: 'grant' }>,
): Promise<void> {
  const { sql, nodeId, nonce, admissionMs } = context;
  await sql.query(
    `insert into leases (id, pocket_id, node_id, nonce, granted_nano_usd, last_grant_nano_usd, admission_expires_at)
     values ($1, $2, $3, $4, $5, $5, now() + $6 * interval '1 millisecond')
     on conflict (id) do update set granted_nano_usd = leases.granted_nano_usd + excluded.granted_nano_usd,
       last_grant_nano_usd = excluded.last_grant_nano_usd,
       admission_expires_at = greatest(leases.admission_expires_at, excluded.admission_expires_at),
       updated_at = now()`,
    [ask.leaseId, ask.pocketId, nodeId, nonce, decision.amount, admissionMs],
  );
  await sql.query('insert into lease_grants (id, lease_id, amount_nano_usd) values ($1, $2, $3)', [
    ask.grantId,
    ask.leaseId,
    decision.amount,
  ]);
  const pocket = (await lockPockets(sql, [ask.pocketId])).get(ask.pocketId);
  if (!pocket) throw new Error('a locked pocket vanished');
  await bookTransaction(sql, {
    id: `grant:${ask.grantId}`,
    kind: 'grant',
    mode: pocket.mode,
    walletId: pocket.walletId,
    reason: '',
    actor: `node:${nodeId}`,
    lines: [
      { account: 'available', pocketId: ask.pocketId, amount: nanoUsd(-decision.amount) },
      { account: 'leased', pocketId: ask.pocketId, amount: decision.amount },
    ],
  });
}

function grantedAnswer(
  context: GrantContext,
  ask: GrantAsk,
  decision: Extract<GrantDecision, { kind: 'grant' }>,
): GrantAnswer {
  return {
    kind: 'granted',
    grantId: ask.grantId,
    pocketId: ask.pocketId,
    leaseId: ask.leaseId,
    amount: decision.amount,
    available: decision.available,
    loweredTo: decision.loweredTo,
    tail: decision.tail,
    admissionMs: context.admissionMs,
  };
}

type Refusal = Extract<GrantAnswer, { kind: 'denied' }>['refusal'];

function deniedAnswer(ask: GrantAsk, refusal: Refusal): GrantAnswer {
  return { kind: 'denied', grantId: ask.grantId, pocketId: ask.pocketId, refusal };
}

function denied(ask: GrantAsk, refusal: Refusal): Granted {
  return { answer: deniedAnswer(ask, refusal), recall: [] };
}
