// The control plane's decisions on lease rows, case by case.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toId } from './ids.ts';
import {
  acceptFinal,
  acceptReturn,
  decideGrant,
  type LeaseRow,
  outstandingOf,
  splitSettlement,
} from './lease-authority.ts';
import { nanoUsd, ZERO } from './money.ts';

const usd = (amount: number) => nanoUsd(BigInt(amount));
const pocketId = toId('pocket', 'pocket-1');

function lease(node: string, granted: number, more: Partial<LeaseRow> = {}): LeaseRow {
  return {
    id: toId('lease', `pocket-1:${node}:boot-1`),
    nodeId: toId('node', node),
    granted: usd(granted),
    settled: ZERO,
    returned: ZERO,
    writtenOff: ZERO,
    open: true,
    reportedFree: ZERO,
    connected: true,
    admissionOver: false,
    ...more,
  };
}

const pocket = (available: number, leased: number) => ({
  id: pocketId,
  available: usd(available),
  leased: usd(leased),
});

const ask = (
  need: number,
  more: { least?: number; waiting?: number; lastGrant?: number } = {},
) => ({
  grantId: toId('grant', 'g1'),
  pocketId,
  leaseId: toId('lease', 'pocket-1:a:boot-1'),
  need: usd(need),
  least: usd(more.least ?? need),
  waiting: usd(more.waiting ?? need),
  lastGrant: usd(more.lastGrant ?? 0),
});

describe('a grant', () => {
  test('starts with six holds, and doubles', () => {
    expect(decideGrant(pocket(10_000, 0), [], ask(100))).toMatchObject({ amount: 600n });
    const refill = ask(100, { waiting: 0, lastGrant: 600 });
    expect(decideGrant(pocket(10_000, 0), [], refill)).toMatchObject({ amount: 1200n });
  });

  test('leaves the other holders their share', () => {
    const rows = [lease('b', 1000), lease('c', 1000), lease('d', 1000)];
    const decision = decideGrant(pocket(4000, 3000), rows, ask(100, { lastGrant: 4000 }));
    expect(decision).toMatchObject({ kind: 'grant', amount: 500n });
  });

  test('is one hold, to be given back at once, where there are fewer than four', () => {
    const decision = decideGrant(pocket(350, 0), [], ask(100));
    expect(decision).toMatchObject({ kind: 'grant', amount: 100n, tail: true });
  });

  test('adds to what the asking lease has free', () => {
    const rows = [lease('a', 60, { reportedFree: usd(60) })];
    const decision = decideGrant(pocket(40, 60), rows, ask(80));
    expect(decision).toMatchObject({ kind: 'grant', amount: 20n });
  });

  test('of nothing serves a request that costs nothing', () => {
    expect(decideGrant(pocket(0, 0), [], ask(0))).toMatchObject({ kind: 'grant', amount: 0n });
  });

  test('names the whole balance where it is less than the need', () => {
    const decision = decideGrant(pocket(60, 0), [], ask(100, { least: 10 }));
    expect(decision).toMatchObject({ kind: 'grant', amount: 60n, loweredTo: 60n });
  });

  test('never takes more than is available', () => {
    const count = fc.nat(1000);
    fc.assert(
      fc.property(
        count,
        count,
        count,
        count,
        count,
        count,
        (have, out, need, least, free, last) => {
          const rows = [lease('a', out, { reportedFree: usd(free) }), lease('b', out)];
          const request = ask(need, { least: Math.min(least, need), lastGrant: last });
          const decision = decideGrant(pocket(have, 2 * out), rows, request);
          if (decision.kind === 'deny') return;
          expect(decision.amount >= 0n && decision.amount <= usd(have)).toBe(true);
          expect(decision.available).toBe(usd(have) - decision.amount);
        },
      ),
    );
  });
});

describe('a denial', () => {
  test('says empty only where the whole balance is less than the least hold', () => {
    const rows = [lease('b', 40)];
    expect(decideGrant(pocket(10, 40), rows, ask(51))).toMatchObject({
      refusal: { kind: 'empty', balance: 50n },
    });
    expect(decideGrant(pocket(10, 40), rows, ask(50))).toMatchObject({
      refusal: { kind: 'in_flight' },
    });
  });

  test('recalls every connected holder, the asking node too, but nobody for a refill', () => {
    const rows = [
      lease('a', 20),
      lease('b', 20),
      lease('c', 20, { connected: false }),
      lease('d', 0),
    ];
    const denied = decideGrant(pocket(10, 60), rows, ask(50));
    expect(denied).toMatchObject({ kind: 'deny', recall: ['a', 'b'] });
    expect(decideGrant(pocket(10, 60), rows, ask(50, { waiting: 0 }))).toMatchObject({
      recall: [],
    });
  });

  test('names what is stranded on nodes that are gone beyond their admission', () => {
    const rows = [lease('b', 90, { connected: false, admissionOver: true })];
    expect(decideGrant(pocket(10, 90), rows, ask(50))).toMatchObject({
      refusal: { kind: 'stranded', amount: 90n },
    });
  });
});

describe('giving back', () => {
  test('takes no more than is out, and nothing from a closed lease', () => {
    expect(acceptReturn(lease('a', 50), usd(80))).toBe(50n);
    expect(acceptReturn(lease('a', 50, { open: false }), usd(10))).toBe(0n);
  });

  test('by a final statement leaves out what the node has paid and nobody has posted', () => {
    const row = lease('a', 100, { settled: usd(20), returned: usd(10) });
    const nonce = toId('boot_nonce', 'boot-1');
    const settled = [{ leaseId: row.id, amount: usd(45) }];
    expect(acceptFinal(row, { nonce, settled })).toBe(45n);
    expect(acceptFinal(row, { nonce, settled: [] })).toBe(70n);
    expect(acceptFinal({ ...row, open: false }, { nonce, settled })).toBe(0n);
    expect(outstandingOf(row)).toBe(70n);
  });
});

test('a charge is split without loss: lease up to the hold, then what is available, then the operator', () => {
  const count = fc.nat(200).map(usd);
  fc.assert(
    fc.property(count, count, count, count, (available, outstanding, charge, hold) => {
      const split = splitSettlement(available, outstanding, { charge, hold });
      expect(split.fromLease + split.fromAvailable + split.overrun).toBe(charge);
      expect(split.fromLease <= hold && split.fromLease <= outstanding).toBe(true);
      expect(split.fromAvailable <= available).toBe(true);
      if (split.overrun > 0n) expect(split.fromAvailable).toBe(available);
    }),
  );
});
