// The settings as a form holds them, back again, and compared when somebody else was faster.
import {
  checkAmount,
  checkFactor,
  checkText,
  checkUrl,
  checkWhole,
} from '../../fields/read-fields.ts';
import { printPercentField, readPercentField } from '../../format/factor.ts';
import { moneyFromField, moneyToField } from '../../format/money.ts';
import type {
  SettingsPartsFragment,
  UpdateSettingsInput,
} from '../../generated/settings/graphql.ts';

export type SavedSettings = SettingsPartsFragment;
type SettingsChange = Omit<UpdateSettingsInput, 'expectedVersion'>;

export interface SettingsValues extends Record<string, string> {
  siteName: string;
  topUpUrl: string;
  platformFee: string;
  operatorAdjustLimit: string;
  keyPrefix: string;
  unknownModelStatus: string;
  defaultOutputTokens: string;
  maxDisconnectedSeconds: string;
}

export const SETTING_KEYS = [
  'siteName',
  'topUpUrl',
  'platformFee',
  'operatorAdjustLimit',
  'keyPrefix',
  'unknownModelStatus',
  'defaultOutputTokens',
  'maxDisconnectedSeconds',
] as const satisfies readonly (keyof SettingsValues)[];

export type SettingKey = (typeof SETTING_KEYS)[number];

/** The form's field that an input field of the server belongs to. */
export const FIELD_OF_INPUT: Readonly<Record<string, SettingKey>> = {
  platformFeePpm: 'platformFee',
  operatorAdjustLimitNanoUsd: 'operatorAdjustLimit',
  maxDisconnectedMs: 'maxDisconnectedSeconds',
};

export function valuesOf(saved: SavedSettings): SettingsValues {
  return {
    siteName: saved.siteName,
    topUpUrl: saved.topUpUrl,
    platformFee: printPercentField(saved.platformFeePpm),
    operatorAdjustLimit: moneyToField(saved.operatorAdjustLimitNanoUsd),
    keyPrefix: saved.keyPrefix,
    unknownModelStatus: String(saved.unknownModelStatus),
    defaultOutputTokens: String(saved.defaultOutputTokens),
    maxDisconnectedSeconds: String(saved.maxDisconnectedMs / 1000),
  };
}

export function checkSettings(values: SettingsValues) {
  return {
    siteName: checkText(values.siteName, { min: 0, max: 100 }),
    topUpUrl: values.topUpUrl.trim() === '' ? undefined : checkUrl(values.topUpUrl),
    platformFee: /^\d{1,4}(\.\d{1,4})?$/.test(values.platformFee.trim())
      ? checkFactor(values.platformFee, { max: 1000 })
      : ('notADecimal' as const),
    operatorAdjustLimit: checkAmount(values.operatorAdjustLimit, { allowZero: true }),
    keyPrefix: checkText(values.keyPrefix, { max: 32 }),
    defaultOutputTokens: checkWhole(values.defaultOutputTokens, { min: 1, max: 1_000_000 }),
    maxDisconnectedSeconds: checkFactor(values.maxDisconnectedSeconds, { min: 10, max: 86_400 }),
  };
}

/** Only what was changed. */
export function readChange(base: SettingsValues, values: SettingsValues): SettingsChange {
  const read = readAll(values);
  const changed = SETTING_KEYS.filter((key) => values[key].trim() !== base[key]);
  const change: SettingsChange = {};
  for (const key of changed) {
    Object.assign(change, read[key]);
  }
  return change;
}

function readAll(values: SettingsValues) {
  return {
    siteName: { siteName: values.siteName.trim() },
    topUpUrl: { topUpUrl: values.topUpUrl.trim() },
    platformFee: { platformFeePpm: readPercentField(values.platformFee) },
    operatorAdjustLimit: {
      operatorAdjustLimitNanoUsd: moneyFromField(values.operatorAdjustLimit) ?? '0',
    },
    keyPrefix: { keyPrefix: values.keyPrefix.trim() },
    unknownModelStatus: { unknownModelStatus: Number(values.unknownModelStatus) },
    defaultOutputTokens: { defaultOutputTokens: Number(values.defaultOutputTokens) },
    maxDisconnectedSeconds: {
      maxDisconnectedMs: Math.round(Number(values.maxDisconnectedSeconds) * 1000),
    },
  };
}

export function isChanged(base: SettingsValues, values: SettingsValues): boolean {
  return SETTING_KEYS.some((key) => values[key].trim() !== base[key]);
}
