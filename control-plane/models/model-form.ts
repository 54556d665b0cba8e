// What a model's fields may be, on creation and on change. The database repeats these bounds.
import * as v from 'valibot';
import { MODEL_TYPES } from '#contract/wire-api';
import { lineOfText, optionalLine, ppm } from '../input.ts';

const MAX_ALIASES = 50;
const MAX_LIST = 100;

function wholeNumber(min: number, max: number) {
  const message = `Use a whole number from ${min} to ${max}.`;
  return v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(min, message),
    v.maxValue(max, message),
  );
}

const slug = v.pipe(
  v.string(),
  v.regex(
    /^[a-z0-9][a-z0-9._-]{0,126}$/,
    'Use lower-case letters, digits, dots, hyphens and underscores, at most 127.',
  ),
);

// Unlike a slug an alias may carry a vendor's prefix and capitals.
const alias = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,199}$/, 'Use letters, digits and . _ : / @ - only.'),
);

const prefix = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'Use lower-case letters, digits, dots and hyphens.'),
);

const familySlug = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'Name a family by its slug.'),
);

const listedWord = v.pipe(
  v.string(),
  v.regex(/^[0-9A-Za-z*x:._-]{1,30}$/, 'Use letters, digits and * x : . - only.'),
);

function listOf<T extends v.GenericSchema>(item: T, max: number) {
  return v.pipe(
    v.array(item),
    v.maxLength(max, `List at most ${max}.`),
    v.check((items) => new Set(items).size === items.length, 'List each once.'),
  );
}

const settings = v.object({
  aliases: v.nullish(listOf(alias, MAX_ALIASES)),
  vendorPrefixes: v.nullish(listOf(prefix, MAX_ALIASES)),
  families: v.nullish(listOf(familySlug, MAX_ALIASES)),
  contextTokens: v.nullish(wholeNumber(1, 100_000_000)),
  maxOutputTokens: v.nullish(wholeNumber(1, 100_000_000)),
  tokensPerBytePpm: v.nullish(wholeNumber(1, 10_000_000)),
  mediaPartTokens: v.nullish(wholeNumber(1, 10_000_000)),
  bestFor: v.nullish(optionalLine(300)),
  reasoningScore: v.nullish(wholeNumber(1, 5)),
  codingScore: v.nullish(wholeNumber(1, 5)),
  availableSizes: v.nullish(listOf(listedWord, MAX_LIST)),
  availableRatios: v.nullish(listOf(listedWord, MAX_LIST)),
  availableDurations: v.nullish(listOf(wholeNumber(1, 3_600), MAX_LIST)),
  multiplierPpm: v.nullish(ppm),
  enabled: v.nullish(v.boolean()),
});

export const modelCreation = v.object({
  ...settings.entries,
  slug,
  name: lineOfText(200),
  vendor: lineOfText(100),
  modelType: v.picklist(MODEL_TYPES, 'Choose a type of the list.'),
});

/** A model keeps its type: prices and routes depend on it. */
export const modelChange = v.object({
  ...settings.entries,
  slug: v.nullish(slug),
  name: v.nullish(lineOfText(200)),
  vendor: v.nullish(lineOfText(100)),
});

export type ModelSettings = v.InferOutput<typeof settings>;
