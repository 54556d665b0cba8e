// What a request comes to: its charge and its event. The charge is of what the upstream counted, or
// an estimate that says so with its error bound; an attempt that gave the client nothing is free.
import { addNano, maxNano, minNano, type NanoUsd, subtractNano, ZERO } from '../contract/money.ts';
import { chargeFor } from '../contract/pricing.ts';
import { NO_USAGE, type Usage } from '../contract/usage.ts';
import type { AttemptRecord, UsageEvent } from '../contract/usage-event.ts';
import type { TokenRatios } from '../metering/token-ratios.ts';
import type { RuntimeChannel } from '../routing/runtime-table.ts';
import type { Authenticated, Reserved } from './exchange.ts';

/** What was measured of the attempt that answered. */
export interface Measured {
  readonly usage: Usage | undefined;
  readonly outputChars: number;
  /** Whether anything was produced that the vendor is paid for. */
  readonly billable: boolean;
}

export interface Charged {
  readonly usage: Usage;
  readonly charge: NanoUsd;
  readonly errorBound: NanoUsd;
  readonly flags: readonly string[];
}

/** Prices what was measured. Never above the hold where the numbers cannot be true. */
export function priceMeasured(
  reserved: Reserved,
  ratios: TokenRatios,
  measured: Measured,
): Charged {
  if (measured.usage) return priceReported(reserved, measured.usage);
  if (!measured.billable) return { usage: NO_USAGE, charge: ZERO, errorBound: ZERO, flags: [] };
  const usage = estimate(reserved, ratios, measured.outputChars);
  const charge = minNano(chargeFor(reserved.rates, usage), reserved.hold.amount);
  const room = subtractNano(reserved.hold.amount, charge);
  return { usage, charge, errorBound: maxNano(charge, room), flags: [] };
}

function priceReported(reserved: Reserved, usage: Usage): Charged {
  const charge = chargeFor(reserved.rates, usage);
  const { contextTokens, maxOutputTokens } = reserved.model;
  const most = contextTokens + maxOutputTokens;
  const plausible = usage.inputTotal <= most && usage.outputTotal <= most * reserved.ask.choices;
  if (plausible || charge <= reserved.hold.amount)
    return { usage, charge, errorBound: ZERO, flags: [] };
  return { usage, charge: reserved.hold.amount, errorBound: ZERO, flags: ['implausible_usage'] };
}

/** Usage as it likely is, from the bytes that went up and the characters that came back. */
export function estimate(reserved: Reserved, ratios: TokenRatios, outputChars: number): Usage {
  const { model, ask } = reserved;
  return {
    ...NO_USAGE,
    inputTotal: Math.min(ratios.inputTokens(model.id, ask.body.length), model.contextTokens),
    outputTotal: ratios.outputTokens(model.id, outputChars),
    source: 'estimated',
  };
}

/** What the vendor is believed to bill the operator for usage on a channel. */
export function costOf(reserved: Reserved, channel: RuntimeChannel, usage: Usage): NanoUsd {
  return chargeFor(reserved.table.costRatesOf(reserved.model, channel), usage);
}

export interface Ending {
  readonly outcome: UsageEvent['outcome'];
  readonly status: number;
  readonly errorCode: string | null;
  readonly clientGone: boolean;
  readonly charged: Charged;
  readonly channelId: UsageEvent['channelId'];
  readonly ttftMs: number | null;
}

/** The event of a request that reached a hold, at its end or as an INTENT has it. */
export function eventOf(
  reserved: Reserved,
  attempts: readonly AttemptRecord[],
  ending: Ending,
): UsageEvent {
  const { table, model, key, hold, ask } = reserved;
  const { charged } = ending;
  return {
    id: reserved.id,
    mode: key.account.mode,
    outcome: ending.outcome,
    startedAtMs: reserved.arrivedAtMs,
    accountId: key.account.id,
    apiKeyId: key.apiKeyId,
    pocketId: hold.pocketId,
    leaseId: hold.leaseId,
    windowId: null,
    modelId: model.id,
    askedModel: ask.model,
    channelId: ending.channelId,
    wireApi: 'chat_completions',
    stream: ask.stream,
    forced: reserved.pinned !== undefined,
    status: ending.status,
    errorCode: ending.errorCode,
    clientGone: ending.clientGone,
    usage: charged.usage,
    priceId: model.price.id,
    feePpm: table.settings.feePpm,
    modelPpm: model.multiplierPpm,
    groupPpm: table.groupPpm(key.account.groupId) ?? 0n,
    charge: charged.charge,
    hold: hold.amount,
    errorBound: charged.errorBound,
    cost: attempts.reduce((sum, attempt) => addNano(sum, attempt.cost), ZERO),
    ttftMs: ending.ttftMs,
    durationMs: Math.round(performance.now() - reserved.startedMs),
    tableVersion: table.number,
    attempts: [...attempts],
    flags: [...charged.flags],
  };
}

/** The event of a request that was refused before anything was held. */
export function refusalEvent(
  arrival: Authenticated,
  facts: Pick<UsageEvent, 'askedModel' | 'modelId' | 'status' | 'errorCode' | 'stream'>,
): UsageEvent {
  return {
    ...facts,
    id: arrival.id,
    mode: arrival.key.account.mode,
    outcome: 'refused',
    startedAtMs: arrival.arrivedAtMs,
    accountId: arrival.key.account.id,
    apiKeyId: arrival.key.apiKeyId,
    windowId: null,
    wireApi: 'chat_completions',
    durationMs: Math.round(performance.now() - arrival.startedMs),
    tableVersion: arrival.table.number,
    pocketId: null,
    leaseId: null,
    channelId: null,
    forced: false,
    clientGone: false,
    usage: NO_USAGE,
    priceId: null,
    feePpm: 0n,
    modelPpm: 0n,
    groupPpm: 0n,
    charge: ZERO,
    hold: ZERO,
    errorBound: ZERO,
    cost: ZERO,
    ttftMs: null,
    attempts: [],
    flags: [],
  };
}
