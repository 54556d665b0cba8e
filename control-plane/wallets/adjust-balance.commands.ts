// An operator's credit or debit of a wallet, once for each idempotency key and within a limit.
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import type { Command } from '../command.ts';
import { runOnce } from '../idempotency.ts';
import { checkInput, lineOfText } from '../input.ts';
import { describeMost, MAX_ADJUSTMENT } from '../ledger/adjustment-limit.ts';
import { type AdjustmentFault, bookAdjustment } from '../ledger/book-adjustment.ts';
import { type Problem, refuse, refuseMissing } from '../problems.ts';
import type { Principal } from '../security/principal.ts';
import { loadSettings } from '../settings/installation-settings.ts';
import type { AdjustBalanceInput, BalanceAdjustment } from './adjust-balance.graphql.ts';

const rules = v.object({
  reason: lineOfText(500),
  amountNanoUsd: v.pipe(
    v.bigint(),
    v.check((amount) => amount !== 0n, 'Use another amount than zero.'),
    v.minValue(-MAX_ADJUSTMENT, describeMost(MAX_ADJUSTMENT)),
    v.maxValue(MAX_ADJUSTMENT, describeMost(MAX_ADJUSTMENT)),
  ),
});

const amount = v.pipe(
  v.string(),
  v.regex(/^-?\d+$/),
  v.transform((text) => BigInt(text)),
);
const answer = v.object({
  transactionId: v.string(),
  walletId: v.string(),
  amountNanoUsd: amount,
  availableNanoUsd: amount,
});

/** Books the adjustment, or gives the first answer again. */
export async function adjustBalance(
  command: Command,
  principal: Principal,
  input: AdjustBalanceInput,
): Promise<Result<BalanceAdjustment, Problem>> {
  const { walletId, origin, idempotencyKey, ...rest } = input;
  command.note({ objectId: walletId });
  const checked = checkInput(rules, rest);
  if (!checked.ok) return checked;
  const { amountNanoUsd, reason } = checked.value;
  const limit = await readLimit(command, principal);
  if (limit !== null && (amountNanoUsd > limit || amountNanoUsd < -limit)) {
    const message = `This is more than you may adjust. ${describeMost(limit)}`;
    return refuse('LIMIT_EXCEEDED', message, {
      params: { limitNanoUsd: limit.toString() },
      fields: [{ path: 'amountNanoUsd', code: 'above_limit', message: describeMost(limit) }],
    });
  }
  return runOnce(command, {
    key: idempotencyKey,
    operation: 'adjustBalance',
    parameters: { walletId, origin, amountNanoUsd, reason },
    answer,
    run: () => book(command, { ...input, reason }),
  });
}

async function book(
  command: Command,
  input: AdjustBalanceInput,
): Promise<Result<v.InferInput<typeof answer>, Problem>> {
  const { walletId, amountNanoUsd, origin, reason } = input;
  const { actor } = command;
  const transactionId = `adjustment:${actor.kind}:${actor.id ?? ''}:${input.idempotencyKey}`;
  const booked = await bookAdjustment(command, {
    ...{ walletId, amountNanoUsd, origin, reason, transactionId },
    actor: actor.name,
  });
  if (!booked.ok) return refuseFault(booked.error);
  const { availableNanoUsd } = booked.value;
  command.note({
    before: { availableNanoUsd: availableNanoUsd - amountNanoUsd },
    after: { availableNanoUsd, amountNanoUsd, origin, reason, transactionId },
  });
  return ok({
    ...{ transactionId, walletId },
    amountNanoUsd: amountNanoUsd.toString(),
    availableNanoUsd: availableNanoUsd.toString(),
  });
}

function refuseFault(fault: AdjustmentFault): ReturnType<typeof refuse> {
  if (fault.kind === 'wallet_not_found') return refuseMissing('wallet');
  return refuse('INSUFFICIENT_FUNDS', 'The wallet has less free money than that.', {
    params: { availableNanoUsd: fault.availableNanoUsd.toString() },
    fields: [
      { path: 'amountNanoUsd', code: 'above_available', message: 'Use at most what is free.' },
    ],
  });
}

// An administrator has none: they entered their password a moment ago.
async function readLimit(command: Command, principal: Principal): Promise<bigint | null> {
  if (principal.kind === 'user' && principal.role === 'admin') return null;
  const { settings } = await loadSettings(command.sql);
  const general = BigInt(settings.operatorAdjustLimitNanoUsd);
  const own = principal.kind === 'token' ? principal.adjustLimitNanoUsd : null;
  return own === null || own > general ? general : own;
}
