// The text of an event reads back as the same event, whatever its free fields hold.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeJson } from '../contract/codec.ts';
import { toId } from '../contract/ids.ts';
import { nanoUsd, ZERO } from '../contract/money.ts';
import { type UsageEvent, usageEventSchema } from '../contract/usage-event.ts';
import { encodeUsageEvent } from './usage-json.ts';

const event: UsageEvent = {
  id: toId('request', 'r1'),
  mode: 'live',
  outcome: 'settled',
  startedAtMs: 1_795_000_000_000,
  accountId: toId('account', 'a1'),
  apiKeyId: toId('api_key', 'k1'),
  pocketId: toId('pocket', 'p1'),
  leaseId: toId('lease', 'p1:n1:b1'),
  windowId: null,
  modelId: toId('model', 'm1'),
  askedModel: 'kimi-k2',
  channelId: null,
  wireApi: 'chat_completions',
  stream: true,
  forced: false,
  status: 200,
  errorCode: null,
  clientGone: false,
  usage: {
    inputTotal: 1,
    cacheRead: 2,
    cacheWrite: 3,
    outputTotal: 4,
    reasoning: 5,
    source: 'upstream',
  },
  priceId: toId('price', 'x1'),
  feePpm: 200_000n,
  modelPpm: 1_000_000n,
  groupPpm: 950_000n,
  charge: nanoUsd(12_345_678_901_234_567_890n),
  hold: nanoUsd(7n),
  errorBound: ZERO,
  cost: nanoUsd(3n),
  ttftMs: null,
  durationMs: 12,
  tableVersion: 3,
  attempts: [],
  flags: [],
};

const attempt: UsageEvent['attempts'][number] = {
  id: toId('attempt', 't1'),
  channelId: toId('channel', 'c1'),
  outcome: 'failed',
  status: null,
  reason: 'reset',
  startedMs: 1,
  ttftMs: 2,
  durationMs: 3,
  cost: nanoUsd(9n),
};

it('reads back as the same event, with any name and any number of attempts', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.option(fc.string({ unit: 'binary' })),
      fc.nat(3),
      fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }),
      (askedModel, errorCode, count, flags) => {
        const whole = {
          ...event,
          askedModel,
          errorCode,
          flags,
          attempts: Array.from({ length: count }, () => attempt),
        };
        const decoded = decodeJson(usageEventSchema, encodeUsageEvent(whole));
        expect(decoded).toEqual({ ok: true, value: whole });
      },
    ),
  );
});

it('never takes a part that it remembers for an event that differs in it', () => {
  const others: readonly Partial<UsageEvent>[] = [
    { mode: 'test' },
    { accountId: toId('account', 'a2') },
    { apiKeyId: toId('api_key', 'k2') },
    { pocketId: null },
    { leaseId: toId('lease', 'p1:n1:b2') },
    { windowId: toId('window', 'w1') },
    { modelId: null },
    { askedModel: 'kimi' },
    { stream: false },
    { forced: true },
    { priceId: toId('price', 'x2') },
    { feePpm: 1n },
    { modelPpm: 1n },
    { groupPpm: 1n },
    { tableVersion: 4 },
  ];
  for (const other of others) {
    encodeUsageEvent(event);
    const changed = { ...event, ...other };
    expect(decodeJson(usageEventSchema, encodeUsageEvent(changed))).toEqual({
      ok: true,
      value: changed,
    });
  }
});
