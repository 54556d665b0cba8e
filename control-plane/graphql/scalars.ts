// The scalars of the API: money as decimal strings, never a float; ids that reach the database
// only in their canonical form.
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isUuid } from '../ids.ts';

const INT64_MAX = 9_223_372_036_854_775_807n;
const INT64_LENGTH = 20;

/** Whole billionths of a US dollar as a decimal string. */
export const NanoUsdScalar = new GraphQLScalarType<bigint, string>({
  name: 'NanoUsd',
  description: 'Billionths of a US dollar, a whole number written as a decimal string.',
  serialize: (value) => {
    if (typeof value !== 'bigint') throw new Error('money must be a bigint');
    return value.toString();
  },
  parseValue: parseNano,
  parseLiteral: (node) => parseNano(node.kind === Kind.STRING ? node.value : undefined),
});

/** Said word for word of an amount that no field could hold. */
export const AMOUNT_TOO_LARGE = `The amount is too large: use at most ${INT64_MAX}, which is about 9.2 billion USD.`;

function parseNano(value: unknown): bigint {
  if (typeof value !== 'string' || !/^-?(0|[1-9]\d*)$/.test(value)) {
    throw new GraphQLError('NanoUsd must be a whole number in a string.');
  }
  // A long text is no amount, and need not become a number to be known as one.
  const amount = value.length > INT64_LENGTH ? undefined : BigInt(value);
  if (amount === undefined || amount > INT64_MAX || amount < -INT64_MAX) {
    throw new GraphQLError(AMOUNT_TOO_LARGE);
  }
  return amount;
}

/** An instant in ISO 8601, always UTC with milliseconds on the way out. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant in ISO 8601 with a time zone.',
  serialize: (value) => {
    if (!(value instanceof Date)) throw new Error('an instant must be a Date');
    return value.toISOString();
  },
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function parseInstant(value: unknown): Date {
  const date = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : undefined;
  if (date === undefined || Number.isNaN(date.getTime())) {
    throw new GraphQLError('DateTime must be an ISO 8601 instant with a time zone.');
  }
  return date;
}

/** The id of a row. */
export const UuidScalar = new GraphQLScalarType<string, string>({
  name: 'Uuid',
  description: 'The id of an object, a UUID in lower case.',
  serialize: (value) => String(value),
  parseValue: parseUuid,
  parseLiteral: (node) => parseUuid(node.kind === Kind.STRING ? node.value : undefined),
});

function parseUuid(value: unknown): string {
  if (!isUuid(value)) throw new GraphQLError('Uuid must be a UUID in lower case.');
  return value;
}

/** Opaque JSON, for output alone: states before and after, refused documents. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'Json',
  description: 'Opaque JSON; bigint values are decimal strings.',
  serialize: toPlainJson,
  parseValue: () => {
    throw new GraphQLError('Json is never an input.');
  },
  parseLiteral: () => {
    throw new GraphQLError('Json is never an input.');
  },
});

function toPlainJson(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'bigint' ? member.toString() : member,
  );
  return text === undefined ? null : JSON.parse(text);
}
