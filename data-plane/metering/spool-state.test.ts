// What the records of a spool add up to.
import { expect, it } from 'vitest';
import { toId } from '../contract/ids.ts';
import { nanoUsd } from '../contract/money.ts';
import { applyEntry, applySettle, emptySpoolState, headOf } from './spool-state.ts';

const nonce = toId('boot_nonce', 'nonce');
const leaseId = toId('lease', 'pocket:node:nonce');

function settle(seq: number) {
  const event = {
    id: toId('request', `request-${seq}`),
    leaseId,
    charge: nanoUsd(10n),
    hold: nanoUsd(20n),
  };
  return { nonce, seq, event };
}

it('lets a lease pay once for an event that stands behind a checkpoint again', () => {
  const state = emptySpoolState();
  applyEntry(state, {
    kind: 'grant',
    record: {
      grantId: toId('grant', 'one'),
      leaseId,
      pocketId: toId('pocket', 'pocket'),
      amount: nanoUsd(100n),
    },
  });
  applySettle(state, settle(1));
  applySettle(state, settle(2));
  const head = headOf(state);
  const replayed = emptySpoolState();
  applyEntry(replayed, { kind: 'head', record: head });
  for (const seq of [1, 2, 3]) applySettle(replayed, settle(seq));
  expect(replayed.leases.get(leaseId)?.settled).toBe(30n);
  expect(replayed.epochs.get(nonce)?.lastSeq).toBe(3);
});
