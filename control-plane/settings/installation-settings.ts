// The settings of an installation: their types, limits and defaults. Pure, so that the compiler of
// the routing table and the key minting read them alike.
import * as v from 'valibot';
import { API_KEY_PREFIX_PATTERN } from '#contract/api-key';
import { decodeFirst } from '../database/decode.ts';
import type { Sql } from '../database/unit-of-work.ts';
import { optionalLine } from '../input.ts';
import { describeMost, MAX_ADJUSTMENT } from '../ledger/adjustment-limit.ts';

const webAddress = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(500, 'Use at most 500 characters.'),
  v.check(
    (text) => text === '' || isWebUrl(text),
    'Enter an address that begins with https:// or http://.',
  ),
);

export const settingsRules = v.object({
  platformFeePpm: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(0, 'Use zero or more.'),
    v.maxValue(10_000_000, 'Use at most 10000000, which is 1000 percent.'),
  ),
  keyPrefix: v.pipe(
    v.string(),
    v.regex(API_KEY_PREFIX_PATTERN, 'Use letters, digits, hyphens and underscores, at most 32.'),
  ),
  unknownModelStatus: v.picklist([404, 400], 'Choose 404 or 400.'),
  topUpUrl: webAddress,
  siteName: optionalLine(100),
  defaultOutputTokens: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1, 'Use one or more.'),
    v.maxValue(1_000_000, 'Use at most 1000000.'),
  ),
  maxDisconnectedMs: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(10_000, 'Use at least 10000, which is ten seconds.'),
    v.maxValue(86_400_000, 'Use at most 86400000, which is a day.'),
  ),
  // Kept as decimal text, since JSON has no whole numbers of that size.
  operatorAdjustLimitNanoUsd: v.pipe(
    v.union([
      v.pipe(
        v.bigint(),
        v.minValue(0n, 'Use zero or more.'),
        v.maxValue(MAX_ADJUSTMENT, describeMost(MAX_ADJUSTMENT)),
      ),
      v.pipe(v.string(), v.regex(/^\d{1,18}$/)),
    ]),
    v.transform(String),
  ),
});

export type InstallationSettings = v.InferOutput<typeof settingsRules>;

export const defaultSettings: InstallationSettings = {
  platformFeePpm: 200_000,
  keyPrefix: 'sk',
  unknownModelStatus: 404,
  topUpUrl: '',
  siteName: 'Tollgate',
  defaultOutputTokens: 8_192,
  maxDisconnectedMs: 900_000,
  operatorAdjustLimitNanoUsd: '1000000000000',
};

export interface StoredSettings {
  readonly settings: InstallationSettings;
  readonly version: number;
  readonly updatedAt: Date | null;
}

/** All settings are one row, so that they change and conflict together. */
export const SETTINGS_KEY = 'installation';

const row = v.object({ value: v.looseObject({}), version: v.number(), updated_at: v.date() });

/** Reads the settings; what has never been set has its default. */
export async function loadSettings(sql: Sql): Promise<StoredSettings> {
  const rows = await sql.query('select value, version, updated_at from settings where key = $1', [
    SETTINGS_KEY,
  ]);
  const stored = decodeFirst(row, rows);
  if (stored === undefined) return { settings: defaultSettings, version: 0, updatedAt: null };
  const settings = v.parse(settingsRules, { ...defaultSettings, ...stored.value });
  return { settings, version: stored.version, updatedAt: stored.updated_at };
}

function isWebUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
}
