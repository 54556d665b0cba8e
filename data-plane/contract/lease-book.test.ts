// The node's side of the lease protocol, case by case; test/protocol runs it in whole worlds.
import { describe, expect, test } from 'vitest';
import { toId } from './ids.ts';
import {
  ASK_AGAIN_MS,
  abandonWaiter,
  admit,
  createLeaseBook,
  freeOf,
  type HoldRefusal,
  IDLE_RETURN_MS,
  type LeaseBook,
  pocketOf,
  serveWaiters,
  settleHold,
  WAIT_MS,
} from './lease-book.ts';
import {
  applyAnswer,
  closeEpoch,
  expectsAnswer,
  type GrantAnswer,
  loseConnection,
  markRecalled,
  planAsk,
  planFinals,
  planReturns,
  renewAdmission,
  retireOldEpochs,
} from './lease-exchange.ts';
import { type NanoUsd, nanoUsd } from './money.ts';

const pocketId = toId('pocket', 'pocket-1');
const nonce = toId('boot_nonce', 'boot-1');
const usd = (amount: number): NanoUsd => nanoUsd(BigInt(amount));
const ask = (need: number, least = need) => ({ pocketId, need: usd(need), least: usd(least) });
type Granted = Partial<Extract<GrantAnswer, { kind: 'granted' }>>;

function connectedBook(): LeaseBook {
  const book = createLeaseBook(toId('node', 'node-1'), nonce);
  book.connected = true;
  return book;
}

/** Sends the ask that is due and has it granted. */
function grant(book: LeaseBook, amount: number, nowMs: number, more: Granted = {}): void {
  const sent = planAsk(book, pocketOf(book, pocketId), nowMs);
  if (!sent) throw new Error('no ask is due');
  const { grantId, leaseId } = sent;
  const terms = { available: usd(0), loweredTo: null, tail: false, admissionMs: 1000, ...more };
  applyAnswer(
    book,
    { kind: 'granted', grantId, pocketId, leaseId, amount: usd(amount), ...terms },
    nowMs,
  );
}

function deny(book: LeaseBook, refusal: HoldRefusal, nowMs: number): void {
  const sent = planAsk(book, pocketOf(book, pocketId), nowMs);
  if (!sent) throw new Error('no ask is due');
  applyAnswer(book, { kind: 'denied', grantId: sent.grantId, pocketId, refusal }, nowMs);
}

/** A book whose pocket has this much free. */
function funded(amount: number, more: Granted = {}): LeaseBook {
  const book = connectedBook();
  admit(book, ask(1), 0);
  grant(book, amount, 0, more);
  abandonWaiter(pocketOf(book, pocketId), 1);
  return book;
}

const kinds = (outcomes: readonly { readonly kind: string }[]) => outcomes.map(({ kind }) => kind);

describe('admission', () => {
  test('places a hold, and settling gives the rest of it back', () => {
    const book = funded(100);
    const placed = admit(book, ask(40), 1);
    if (placed.kind !== 'placed') throw new Error('not placed');
    settleHold(book, placed.hold, usd(15));
    const [lease] = pocketOf(book, pocketId).leases;
    expect(lease && freeOf(lease)).toBe(85n);
  });

  test('charges a lease no more than the hold', () => {
    const book = funded(100);
    const placed = admit(book, ask(40), 1);
    if (placed.kind !== 'placed') throw new Error('not placed');
    settleHold(book, placed.hold, usd(70));
    expect(pocketOf(book, pocketId).leases[0]?.settled).toBe(40n);
  });

  test('waits for money in flight and gives up after its time', () => {
    const book = connectedBook();
    expect(admit(book, ask(40), 0).kind).toBe('waiting');
    const pocket = pocketOf(book, pocketId);
    expect(serveWaiters(book, pocket, WAIT_MS - 1)).toEqual([]);
    expect(serveWaiters(book, pocket, WAIT_MS)).toMatchObject([{ refusal: { kind: 'in_flight' } }]);
  });

  test('refuses at once, as unknown, while the control plane is away', () => {
    const book = createLeaseBook(toId('node', 'node-1'), nonce);
    expect(admit(book, ask(1), 0)).toEqual({ kind: 'refused', refusal: { kind: 'unknown' } });
  });

  test('serves what its lease covers while the control plane is away, whoever waits', () => {
    const book = funded(50);
    admit(book, ask(80), 1);
    loseConnection(book);
    expect(admit(book, ask(30), 2).kind).toBe('placed');
  });

  test('ends with the right to admit, and contact renews it', () => {
    const book = funded(50);
    loseConnection(book);
    expect(admit(book, ask(1), 1001).kind).toBe('refused');
    renewAdmission(book, 1000, 1000);
    expect(admit(book, ask(1), 1001).kind).toBe('placed');
  });

  test('repeats an empty verdict only to who needs more than the balance', () => {
    const book = connectedBook();
    admit(book, ask(50), 0);
    deny(book, { kind: 'empty', balance: usd(20) }, 0);
    expect(kinds(serveWaiters(book, pocketOf(book, pocketId), 1))).toEqual(['refused']);
    expect(admit(book, ask(30), 2).kind).toBe('refused');
    expect(admit(book, ask(20), 2).kind).toBe('waiting');
  });

  test('lowers a hold to the whole balance, never to what others leave of it', () => {
    const book = connectedBook();
    admit(book, ask(100, 10), 0);
    grant(book, 60, 0, { loweredTo: usd(60), tail: true });
    const pocket = pocketOf(book, pocketId);
    expect(serveWaiters(book, pocket, 1)).toMatchObject([{ hold: { amount: 60n } }]);
    const small = funded(60, { loweredTo: usd(60) });
    expect(admit(small, ask(30), 1).kind).toBe('placed');
    expect(admit(small, ask(100, 10), 1).kind).toBe('waiting');
  });
});

describe('waiting', () => {
  test('keeps its order while money may come', () => {
    const book = funded(30);
    admit(book, ask(50), 1);
    admit(book, ask(10), 1);
    expect(serveWaiters(book, pocketOf(book, pocketId), 2)).toEqual([]);
  });

  test('lets smaller requests pass one whose money is in flight elsewhere', () => {
    const book = funded(30);
    admit(book, ask(50), 1);
    admit(book, ask(10), 1);
    deny(book, { kind: 'in_flight' }, 2);
    expect(serveWaiters(book, pocketOf(book, pocketId), 3)).toMatchObject([
      { kind: 'placed', hold: { amount: 10n } },
    ]);
  });

  test('asks for the smallest while the first has to pause, then for the first again', () => {
    const book = connectedBook();
    admit(book, ask(50), 1);
    admit(book, ask(10), 1);
    const pocket = pocketOf(book, pocketId);
    deny(book, { kind: 'in_flight' }, 2);
    expect(planAsk(book, pocket, 3)).toMatchObject({ need: 10n, waiting: 10n });
    pocket.ask = undefined;
    expect(planAsk(book, pocket, 2 + ASK_AGAIN_MS)).toMatchObject({ need: 50n, waiting: 60n });
  });

  test('asks once at a time, and after a denial of a refill no more until a request had to', () => {
    const book = funded(10);
    const pocket = pocketOf(book, pocketId);
    pocket.lastNeed = usd(100);
    deny(book, { kind: 'in_flight' }, 1);
    expect(planAsk(book, pocket, 60_000)).toBeUndefined();
    admit(book, ask(100), 60_000);
    expect(planAsk(book, pocket, 60_000)).toBeDefined();
    expect(planAsk(book, pocket, 60_001)).toBeUndefined();
  });

  test('still gets asked for on a draining node, which refills nothing', () => {
    const book = funded(10);
    book.draining = true;
    const pocket = pocketOf(book, pocketId);
    pocket.lastNeed = usd(100);
    expect(planAsk(book, pocket, 1)).toBeUndefined();
    admit(book, ask(100), 1);
    expect(planAsk(book, pocket, 1)).toBeDefined();
  });
});

describe('returns', () => {
  const amounts = (book: LeaseBook, nowMs: number) =>
    planReturns(book, pocketOf(book, pocketId), nowMs).map((line) => line.amount);

  test('give back nothing without a reason', () => {
    expect(amounts(funded(50), 1)).toEqual([]);
  });

  test('give back what an idle pocket has, once', () => {
    const book = funded(50);
    expect(amounts(book, IDLE_RETURN_MS + 1)).toEqual([50n]);
    expect(amounts(book, IDLE_RETURN_MS + 2)).toEqual([]);
  });

  test('give back what a recalled node cannot use for its own waiter', () => {
    const book = funded(50);
    admit(book, ask(80), 1);
    markRecalled(book, pocketId, 1);
    expect(amounts(book, 2)).toEqual([50n]);
  });

  test('keep what an ask in flight has named as at hand', () => {
    const book = funded(50);
    admit(book, ask(80), 1);
    planAsk(book, pocketOf(book, pocketId), 1);
    markRecalled(book, pocketId, 1);
    expect(amounts(book, 2)).toEqual([]);
  });

  test('keep everything while the control plane is away', () => {
    const book = funded(50, { tail: true });
    loseConnection(book);
    expect(amounts(book, IDLE_RETURN_MS * 2)).toEqual([]);
  });
});

describe('an epoch', () => {
  test('still expects the answer to its ask after the connection is lost', () => {
    const book = connectedBook();
    admit(book, ask(10), 0);
    const sent = planAsk(book, pocketOf(book, pocketId), 0);
    if (!sent) throw new Error('no ask is due');
    loseConnection(book);
    const refusal: HoldRefusal = { kind: 'in_flight' };
    const answer: GrantAnswer = { kind: 'denied', grantId: sent.grantId, pocketId, refusal };
    expect(expectsAnswer(book, answer)).toBe(true);
    const foreign = toId('grant', 'node-1:boot-0:g1');
    expect(expectsAnswer(book, { ...answer, grantId: foreign })).toBe(false);
  });

  test('that is running makes no final statement', () => {
    expect(planFinals(connectedBook(), [nonce])).toEqual([]);
  });

  test('that is over gives back, admits nothing, and is final once nothing is in flight', () => {
    const book = funded(50);
    const placed = admit(book, ask(20), 1);
    if (placed.kind !== 'placed') throw new Error('not placed');
    const next = { ...book, nonce: toId('boot_nonce', 'boot-2') };
    retireOldEpochs(next);
    expect(planReturns(next, pocketOf(next, pocketId), 2)).toMatchObject([{ amount: 30n }]);
    expect(admit(next, ask(1), 2).kind).toBe('waiting');
    expect(planFinals(next, [nonce])).toEqual([]);
    settleHold(next, placed.hold, usd(5));
    expect(planFinals(next, [nonce])).toMatchObject([{ nonce, settled: [{ amount: 5n }] }]);
    closeEpoch(next, nonce);
    expect(next.leases.size).toBe(0);
  });
});
