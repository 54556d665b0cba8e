// Decoding of raw rows: PostgreSQL sends bigint and numeric as strings, and a row's claimed type
// is only a claim until it has been checked here.
import * as v from 'valibot';

/** A bigint column, as it comes from raw SQL or from an entity. */
export const bigintColumn = v.pipe(
  v.union([
    v.pipe(v.string(), v.regex(/^-?\d+$/)),
    v.bigint(),
    v.pipe(v.number(), v.safeInteger()),
  ]),
  v.transform((value) => BigInt(value)),
);

/** A count or another bigint that is known to fit a number. */
export const countColumn = v.pipe(
  v.union([v.pipe(v.string(), v.regex(/^-?\d+$/)), v.bigint(), v.number()]),
  v.transform((value) => Number(value)),
  v.safeInteger(),
);

/** Decodes rows; a mismatch is a bug and throws without repeating any value. */
export function decodeRows<S extends v.GenericSchema>(
  schema: S,
  rows: readonly unknown[],
): v.InferOutput<S>[] {
  const result = v.safeParse(v.array(schema), rows);
  if (result.success) return result.output;
  const places = result.issues.map((issue) => `${v.getDotPath(issue) ?? '?'} ${issue.type}`);
  throw new Error(`a database row has another shape: ${places.slice(0, 5).join(', ')}`);
}

/** Decodes the first row; undefined when there is none. */
export function decodeFirst<S extends v.GenericSchema>(
  schema: S,
  rows: readonly unknown[],
): v.InferOutput<S> | undefined {
  return decodeRows(schema, rows.slice(0, 1))[0];
}
