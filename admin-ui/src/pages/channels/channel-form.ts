// The channel form's values as text, their checks, and what of them is sent. Names are
// those of the input, so that the server's field problems land on the fields.

import {
  checkFactor,
  checkText,
  checkUrl,
  checkWhole,
  readFactor,
  readWhole,
} from '../../fields/read-fields.ts';
import type { FieldCodes } from '../../fields/use-app-form.ts';
import { printPartsPerMillion } from '../../format/count.ts';
import type { FullChannel } from './ChannelFacts.tsx';

export interface MappedModel {
  readonly modelId: string;
  readonly slug: string;
  readonly upstreamModel: string;
}

export const TIMEOUTS = ['connectMs', 'headersMs', 'firstEventMs', 'idleMs', 'totalMs'] as const;
export type TimeoutKey = (typeof TIMEOUTS)[number];

export const WIRE_APIS = [
  'chat_completions',
  'responses',
  'messages',
  'completions',
  'embeddings',
] as const;
export const ABORT_CHOICES = ['unknown', 'yes', 'no'] as const;
export const LIMIT_PARAMETERS = ['max_tokens', 'max_completion_tokens'] as const;

export interface ChannelValues extends Record<string, unknown> {
  name: string;
  providerId: string;
  credentialId: string;
  wireApi: FullChannel['wireApi'];
  baseUrl: string;
  priority: string;
  weight: string;
  models: readonly MappedModel[];
  enableModels: boolean;
  costMultiplierPpm: string;
  timeouts: Record<TimeoutKey, string>;
  billsOnAbort: FullChannel['billsOnAbort'];
  billsOnAccept: boolean;
  acceptsLimit: boolean;
  acceptsStreamOptions: boolean;
  limitParameter: FullChannel['limitParameter'];
  allowedSizes: string[];
}

export const NEW_CHANNEL: ChannelValues = {
  name: '',
  providerId: '',
  credentialId: '',
  wireApi: 'chat_completions',
  baseUrl: '',
  priority: '0',
  weight: '100',
  models: [],
  enableModels: true,
  costMultiplierPpm: '1',
  timeouts: { connectMs: '', headersMs: '', firstEventMs: '', idleMs: '', totalMs: '' },
  billsOnAbort: 'unknown',
  billsOnAccept: false,
  acceptsLimit: true,
  acceptsStreamOptions: true,
  limitParameter: 'max_tokens',
  allowedSizes: [],
};

export function valuesOf(channel: FullChannel): ChannelValues {
  const { name, providerId, wireApi, billsOnAbort, billsOnAccept, acceptsLimit } = channel;
  const { acceptsStreamOptions, limitParameter, timeouts } = channel;
  return {
    ...{ name, providerId, wireApi, billsOnAbort, billsOnAccept, acceptsLimit },
    ...{ acceptsStreamOptions, limitParameter },
    credentialId: channel.credentialId ?? '',
    baseUrl: channel.baseUrl ?? '',
    priority: String(channel.priority),
    weight: String(channel.weight),
    models: channel.models.map(({ model, upstreamModel }) => ({
      modelId: model.id,
      slug: model.slug,
      upstreamModel,
    })),
    enableModels: true,
    costMultiplierPpm: printPartsPerMillion(channel.costMultiplierPpm),
    timeouts: {
      connectMs: String(timeouts.connectMs),
      headersMs: String(timeouts.headersMs),
      firstEventMs: String(timeouts.firstEventMs),
      idleMs: String(timeouts.idleMs),
      totalMs: String(timeouts.totalMs),
    },
    allowedSizes: [...channel.allowedSizes],
  };
}

export function checkChannel(values: ChannelValues): FieldCodes {
  return {
    name: checkText(values.name, { max: 63 }),
    providerId: values.providerId === '' ? 'required' : undefined,
    baseUrl: values.baseUrl.trim() === '' ? undefined : checkUrl(values.baseUrl),
    priority: checkWhole(values.priority, { min: 0, max: 1_000 }),
    weight: checkWhole(values.weight, { min: 0, max: 1_000_000 }),
    costMultiplierPpm: checkFactor(values.costMultiplierPpm, { max: 100 }),
    ...Object.fromEntries(
      values.models.map(({ upstreamModel }, index) => [
        `models.${index}.upstreamModel`,
        checkText(upstreamModel),
      ]),
    ),
    ...Object.fromEntries(
      TIMEOUTS.map((key) => [
        `timeouts.${key}`,
        values.timeouts[key].trim() === ''
          ? undefined
          : checkWhole(values.timeouts[key], { min: 100, max: 7_200_000 }),
      ]),
    ),
  };
}

/** What both making and changing send. An empty timeout keeps the default. */
export function readSettings(values: ChannelValues) {
  const { wireApi, billsOnAbort, billsOnAccept, acceptsLimit, acceptsStreamOptions } = values;
  return {
    ...{ wireApi, billsOnAbort, billsOnAccept, acceptsLimit, acceptsStreamOptions },
    limitParameter: values.limitParameter,
    name: values.name.trim(),
    credentialId: values.credentialId === '' ? null : values.credentialId,
    baseUrl: values.baseUrl.trim() === '' ? null : values.baseUrl.trim(),
    priority: readWhole(values.priority),
    weight: readWhole(values.weight),
    models: values.models.map(({ modelId, upstreamModel }) => ({
      modelId,
      upstreamModel: upstreamModel.trim(),
    })),
    costMultiplierPpm: readFactor(values.costMultiplierPpm),
    timeouts: Object.fromEntries(
      TIMEOUTS.filter((key) => values.timeouts[key].trim() !== '').map((key) => [
        key,
        readWhole(values.timeouts[key]),
      ]),
    ),
    allowedSizes: values.allowedSizes,
  };
}

export type ChannelSettingsInput = ReturnType<typeof readSettings>;

/** Only what differs, so that somebody else's change of another field stays. */
export function readChange(
  base: ChannelValues,
  mine: ChannelValues,
): Partial<ChannelSettingsInput> {
  const before = new Map<string, unknown>(Object.entries(readSettings(base)));
  return Object.fromEntries(
    Object.entries(readSettings(mine)).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(before.get(key)),
    ),
  );
}
