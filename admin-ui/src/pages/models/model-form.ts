// The model form's values as text, their checks, and what of them is sent. Names are those
// of the input, so that the server's field problems land on the fields.

import {
  checkFactor,
  checkText,
  checkWhole,
  readFactor,
  readOptionalWhole,
  readWhole,
} from '../../fields/read-fields.ts';
import type { FieldCodes } from '../../fields/use-app-form.ts';
import { printPartsPerMillion } from '../../format/count.ts';
import type { Model } from './ModelMarks.tsx';

export interface ModelValues extends Record<string, unknown> {
  slug: string;
  name: string;
  vendor: string;
  modelType: Model['modelType'];
  aliases: string[];
  vendorPrefixes: string[];
  families: string[];
  contextTokens: string;
  maxOutputTokens: string;
  reasoningScore: string;
  codingScore: string;
  bestFor: string;
  availableSizes: string[];
  availableRatios: string[];
  availableDurations: string[];
  multiplierPpm: string;
}

export const NEW_MODEL: ModelValues = {
  slug: '',
  name: '',
  vendor: '',
  modelType: 'llm',
  aliases: [],
  vendorPrefixes: [],
  families: [],
  contextTokens: '128000',
  maxOutputTokens: '8192',
  reasoningScore: '',
  codingScore: '',
  bestFor: '',
  availableSizes: [],
  availableRatios: [],
  availableDurations: [],
  multiplierPpm: '1',
};

export function valuesOf(model: Model): ModelValues {
  const { slug, name, vendor, modelType, bestFor } = model;
  return {
    ...{ slug, name, vendor, modelType, bestFor },
    aliases: [...model.aliases],
    vendorPrefixes: [...model.vendorPrefixes],
    families: [...model.families],
    contextTokens: String(model.contextTokens),
    maxOutputTokens: String(model.maxOutputTokens),
    reasoningScore: String(model.reasoningScore ?? ''),
    codingScore: String(model.codingScore ?? ''),
    availableSizes: [...model.availableSizes],
    availableRatios: [...model.availableRatios],
    availableDurations: model.availableDurations.map(String),
    multiplierPpm: printPartsPerMillion(model.multiplierPpm),
  };
}

const MAX_TOKENS = 100_000_000;
const MAX_SECONDS = 3_600;

export function checkModel(values: ModelValues): FieldCodes {
  const score = (text: string) =>
    text.trim() === '' ? undefined : checkWhole(text, { min: 1, max: 5 });
  return {
    slug: checkText(values.slug, { max: 127 }),
    name: checkText(values.name),
    vendor: checkText(values.vendor, { max: 100 }),
    contextTokens: checkWhole(values.contextTokens, { min: 1, max: MAX_TOKENS }),
    maxOutputTokens: checkWhole(values.maxOutputTokens, { min: 1, max: MAX_TOKENS }),
    reasoningScore: score(values.reasoningScore),
    codingScore: score(values.codingScore),
    bestFor: checkText(values.bestFor, { min: 0, max: 300 }),
    multiplierPpm: checkFactor(values.multiplierPpm, { max: 100 }),
    ...Object.fromEntries(
      values.availableDurations.map((text, index) => [
        `availableDurations.${index}`,
        checkWhole(text, { min: 1, max: MAX_SECONDS }),
      ]),
    ),
  };
}

export function readModel(values: ModelValues) {
  const { aliases, vendorPrefixes, families, availableSizes, availableRatios } = values;
  return {
    ...{ aliases, vendorPrefixes, families, availableSizes, availableRatios },
    slug: values.slug.trim(),
    name: values.name.trim(),
    vendor: values.vendor.trim(),
    bestFor: values.bestFor.trim(),
    contextTokens: readWhole(values.contextTokens),
    maxOutputTokens: readWhole(values.maxOutputTokens),
    reasoningScore: readOptionalWhole(values.reasoningScore),
    codingScore: readOptionalWhole(values.codingScore),
    availableDurations: values.availableDurations.map(readWhole),
    multiplierPpm: readFactor(values.multiplierPpm),
  };
}

/** Only what differs, so that somebody else's change of another field stays. */
export function readModelChange(
  base: ModelValues,
  mine: ModelValues,
): Partial<ReturnType<typeof readModel>> {
  const before = new Map<string, unknown>(Object.entries(readModel(base)));
  return Object.fromEntries(
    Object.entries(readModel(mine)).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(before.get(key)),
    ),
  );
}

export const COMPARED = [
  ['slug', 'form.slug'],
  ['name', 'form.name'],
  ['vendor', 'column.vendor'],
  ['aliases', 'column.aliases'],
  ['vendorPrefixes', 'form.prefixes'],
  ['families', 'column.families'],
  ['contextTokens', 'column.context'],
  ['maxOutputTokens', 'form.maxOutput'],
  ['reasoningScore', 'form.reasoning'],
  ['codingScore', 'form.coding'],
  ['bestFor', 'form.bestFor'],
  ['availableSizes', 'form.sizes'],
  ['availableRatios', 'form.ratios'],
  ['availableDurations', 'form.durations'],
  ['multiplierPpm', 'form.multiplier'],
] as const;
