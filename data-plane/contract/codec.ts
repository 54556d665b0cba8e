// Shared pieces of the document and message schemas: ids, money and parts per million on the wire.
import * as v from 'valibot';
import { isIdText, toId } from './ids.ts';
import { formatNanoUsd, type NanoUsd, nanoUsd, parseNanoUsd } from './money.ts';
import { err, ok, type Result } from './result.ts';

type IdKind = Parameters<typeof toId>[0];

/** Schema of one kind of id. */
export function idSchema<K extends IdKind>(kind: K) {
  return v.pipe(
    v.custom<string>(isIdText, 'is not an identifier'),
    v.transform((text) => toId(kind, text)),
  );
}

/** Schema of a non-negative or signed amount, a decimal string of whole nano-USD. */
export const moneySchema = v.pipe(
  v.custom<string>((value) => parseNanoUsd(value) !== undefined, 'is not an amount of nano-USD'),
  v.transform((text): NanoUsd => nanoUsd(BigInt(text))),
);

/** Schema of an amount that cannot be negative. */
export const priceSchema = v.pipe(
  moneySchema,
  v.check((amount) => amount >= 0n, 'is negative'),
);

/** Schema of a factor in parts per million, a decimal string. */
export const ppmSchema = v.pipe(
  v.string(),
  v.regex(/^[0-9]{1,15}$/, 'is not a factor in parts per million'),
  v.transform((text) => BigInt(text)),
);

export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A fault in a document or message: which field, and what is wrong with it. */
export interface DecodeFault {
  readonly path: string;
  readonly message: string;
}

/** Decodes unknown input by a schema; the first fault names its field. */
export function decode<S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  input: unknown,
): Result<v.InferOutput<S>, DecodeFault> {
  const parsed = v.safeParse(schema, input, { abortEarly: true });
  if (parsed.success) return ok(parsed.output);
  const issue = parsed.issues[0];
  return err({ path: v.getDotPath(issue) ?? '', message: issue.message });
}

/** Decodes JSON text by a schema; text that is not JSON is a fault, never a throw. */
export function decodeJson<S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  text: string,
): Result<v.InferOutput<S>, DecodeFault> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return err({ path: '', message: 'is not JSON' });
  }
  return decode(schema, parsed);
}

/** JSON text in which every bigint is a decimal string. */
export function encodeJson(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) =>
    typeof field === 'bigint' ? formatNanoUsd(nanoUsd(field)) : field,
  );
}
