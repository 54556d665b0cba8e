// Prices what the dearest planned attempt may produce and holds it on a pocket's lease. Refuses by
// what is known: empty is 402, money in flight is waited for, not knowing is 503.
import { type HoldFacts, limitFor, planHold } from '../contract/hold-policy.ts';
import type { Hold, HoldRefusal } from '../contract/lease-book.ts';
import { NANO_PER_USD, type NanoUsd } from '../contract/money.ts';
import { err, ok, type Result } from '../contract/result.ts';
import { type GatewayError, gatewayError } from '../errors.ts';
import type { Planned, Reserved } from './exchange.ts';
import { guard } from './guard.ts';
import type { NodeContext } from './node-context.ts';

/** Seconds after which a request for money that is in flight is worth repeating. */
const RETRY_AFTER_SECONDS = 1;

export type ReserveOutcome = (outcome: Result<Reserved, GatewayError>) => void;

/** Holds now, or calls `done` later when money has come or the wait is over. */
export function reserve(node: NodeContext, planned: Planned, done: ReserveOutcome): void {
  const [pocket] = planned.key.account.pockets;
  if (!node.desk.acceptsRequests) return done(err(spoolFull()));
  if (!pocket) return done(err(noMoney(planned, 0n)));
  const facts = factsOf(node, planned, pocket.id);
  const plan = planHold(facts);
  const ask = { pocketId: pocket.id, need: plan.need, least: plan.least };
  const placed = (hold: Hold) => {
    const made = releaseOnFault(node, hold, () => reserved(planned, { hold, facts, plan }));
    done(ok(made));
  };
  const { request, response } = planned;
  const gone = () => {
    if (admission.kind === 'waiting') node.desk.abandon(pocket.id, admission.ticket);
  };
  const admission = node.desk.admit(ask, (outcome) => {
    guard(node, planned, () => {
      response.off('close', gone);
      if (outcome.kind === 'refused') done(err(refusalOf(planned, outcome.refusal)));
      else if (request.socket.destroyed) node.desk.release(outcome.hold);
      else placed(outcome.hold);
    });
  });
  if (admission.kind === 'placed') placed(admission.hold);
  else if (admission.kind === 'refused') done(err(refusalOf(planned, admission.refusal)));
  else response.on('close', gone);
}

/** Does what a hold is there for; a fault in it gives the hold back. */
export function releaseOnFault<T>(node: NodeContext, hold: Hold, step: () => T): T {
  try {
    return step();
  } catch (error) {
    node.desk.release(hold);
    throw error;
  }
}

function factsOf(node: NodeContext, planned: Planned, pocketId: Hold['pocketId']): HoldFacts {
  const { ask, model, table, attempts, rates } = planned;
  return {
    bodyBytes: ask.body.length,
    mediaParts: ask.mediaParts,
    selfContained: ask.selfContained,
    contextTokens: model.contextTokens,
    maxOutputTokens: model.maxOutputTokens,
    tokensPerBytePpm: model.tokensPerBytePpm,
    mediaPartTokens: model.mediaPartTokens,
    askedLimit: ask.outputLimit,
    choices: ask.choices,
    acceptsLimit: attempts.every(
      (attempt) => table.channelOf(attempt.channelId)?.acceptsLimit !== false,
    ),
    defaultOutputTokens: table.settings.defaultOutputTokens,
    rates,
    available: node.desk.availableOf(pocketId),
  };
}

function reserved(
  planned: Planned,
  placed: { readonly hold: Hold; readonly facts: HoldFacts; readonly plan: Reserved['holdPlan'] },
): Reserved {
  const { hold, facts, plan } = placed;
  const lowered = hold.amount < plan.need;
  const writtenLimit = lowered ? limitFor(facts, plan, hold.amount) : plan.writtenLimit;
  return { ...planned, hold, holdFacts: facts, holdPlan: plan, writtenLimit, lowered };
}

function refusalOf(planned: Planned, refusal: HoldRefusal): GatewayError {
  switch (refusal.kind) {
    case 'empty':
      return noMoney(planned, refusal.balance);
    case 'stranded':
      return gatewayError(
        'insufficient_quota',
        `$${usd(refusal.amount)} of the balance is held on a node that is being recovered and cannot be used until then. ${topUp(planned)}`,
      );
    case 'in_flight':
      return gatewayError(
        'credit_in_flight',
        'The rest of the balance is held by calls that are still running. Try again when one has finished.',
        { retryAfterSeconds: RETRY_AFTER_SECONDS },
      );
    case 'unknown':
      return gatewayError(
        'credit_unavailable',
        'The balance cannot be checked right now. Try again in a moment.',
        { retryAfterSeconds: RETRY_AFTER_SECONDS },
      );
  }
}

function noMoney(planned: Planned, balance: bigint): GatewayError {
  return gatewayError(
    'insufficient_quota',
    `The balance of $${usd(balance)} does not cover this request. ${topUp(planned)}`,
  );
}

function topUp(planned: Planned): string {
  const url = planned.table.settings.topUpUrl;
  return url === ''
    ? 'Top up the wallet, shorten the prompt or lower max_tokens.'
    : `Top up at ${url}, shorten the prompt or lower max_tokens.`;
}

/** The spool cannot take a new request; those that run are not touched. */
export function spoolFull(): GatewayError {
  return gatewayError(
    'spool_full',
    'This node cannot take paid requests right now. Try again in a moment.',
    { retryAfterSeconds: RETRY_AFTER_SECONDS },
  );
}

/** Dollars with six decimals, cut off, for a message. */
function usd(amount: bigint | NanoUsd): string {
  const micro = amount / 1000n;
  const perUsd = NANO_PER_USD / 1000n;
  return `${micro / perUsd}.${(micro % perUsd).toString().padStart(6, '0')}`;
}
