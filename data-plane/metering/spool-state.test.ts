// What the records of a spool add up to.
import { expect, it } from 'vitest';
import { toId } from '../contract/ids.ts';
import { nanoUsd } from '../contract/money.ts';
import { MAX_PAYLOAD_BYTES } from './segment-record.ts';
import { encodeEntry } from './spool-record.ts';
import { applyEntry, applySettle, emptySpoolState, headsOf } from './spool-state.ts';

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
  const replayed = emptySpoolState();
  for (const record of headsOf(state)) applyEntry(replayed, { kind: 'head', record });
  for (const seq of [1, 2, 3]) applySettle(replayed, settle(seq));
  expect(replayed.leases.get(leaseId)?.settled).toBe(30n);
  expect(replayed.epochs.get(nonce)?.lastSeq).toBe(3);
});

it('checkpoints more leases than fit one record', () => {
  const state = emptySpoolState();
  const amount = nanoUsd(1_000_000_000n);
  for (let index = 0; index < 30_000; index++) {
    const record = {
      grantId: toId('grant', `grant-${index}`),
      leaseId: toId('lease', `pocket-${index}-of-a-usual-length:node-of-a-usual-length:nonce`),
      pocketId: toId('pocket', `pocket-${index}-of-a-usual-length`),
      amount,
    };
    applyEntry(state, { kind: 'grant', record });
  }
  applySettle(state, settle(1));
  const replayed = emptySpoolState();
  applyEntry(replayed, {
    kind: 'epoch',
    record: { nonce: toId('boot_nonce', 'older'), machineBoot: '' },
  });
  for (const record of headsOf(state)) {
    expect(encodeEntry({ kind: 'head', record }).length).toBeLessThan(MAX_PAYLOAD_BYTES);
    applyEntry(replayed, { kind: 'head', record });
  }
  expect(replayed).toEqual(state);
});
