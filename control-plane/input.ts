// Checks an input that GraphQL has already typed against the rules of its noun, and names every
// wrong field at once.
import * as v from 'valibot';
import { ok, type Result } from '#contract/result';
import { type Problem, refuse } from './problems.ts';

/** Parses the input with the schema; every issue becomes a field of the Problem. */
export function checkInput<S extends v.GenericSchema>(
  schema: S,
  input: unknown,
): Result<v.InferOutput<S>, Problem> {
  const result = v.safeParse(schema, input);
  if (result.success) return ok(result.output);
  const fields = result.issues.slice(0, MAX_FIELDS).map((issue) => ({
    path: v.getDotPath(issue) ?? '',
    code: issue.type,
    // Valibot's own texts repeat the received value; ours are written in the schemas.
    message: CUSTOM_TEXT.test(issue.message) ? issue.message : 'This value is not allowed.',
  }));
  return refuse('INVALID_INPUT', 'Some fields need another value.', { fields });
}

const MAX_FIELDS = 50;
const CUSTOM_TEXT = /^(?!Invalid )[A-Z][^"]*\.$/;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

// Half of a surrogate pair is no character either, and no JSON of the database.
function isLine(text: string): boolean {
  return text.isWellFormed() && !CONTROL.test(text);
}

/** A line of text for people: trimmed, without control characters, of a bounded length. */
export function lineOfText(maxLength: number) {
  return v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'Enter a text.'),
    v.maxLength(maxLength, `Use at most ${maxLength} characters.`),
    v.check(isLine, 'Use one line without control characters.'),
  );
}

/** As lineOfText, but may be empty. */
export function optionalLine(maxLength: number) {
  return v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(maxLength, `Use at most ${maxLength} characters.`),
    v.check(isLine, 'Use one line without control characters.'),
  );
}

/** The short name of a group or family. */
export const slug = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'Use lower-case letters, digits and hyphens, at most 63.'),
);

/** A factor in parts per million: 1000000 is times one. */
export const ppm = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0, 'Use zero or more.'),
  v.maxValue(100_000_000, 'Use at most 100000000, which is times one hundred.'),
);

/** An e-mail address, in the lower case in which it is stored and compared. */
export const email = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(254, 'Use at most 254 characters.'),
  v.email('Enter an e-mail address.'),
);
