// Top-level GraphQL errors: a closed list of codes whose text may leave the house. Everything else
// becomes one sentence and a line in the log.
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from '#platform/logger';
import { NoTurnInTime } from '../database/turns.ts';
import { AMOUNT_TOO_LARGE } from './scalars.ts';

export const apiErrorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'STEP_UP_REQUIRED',
  'PASSWORD_REPLACEMENT_REQUIRED',
  'BAD_USER_INPUT',
  'QUERY_TOO_LARGE',
  'INTROSPECTION_DISABLED',
  'BUSY',
] as const;
export type ApiErrorCode = (typeof apiErrorCodes)[number];

/** An error whose code and text are meant for the caller. */
export class ApiError extends GraphQLError {
  constructor(code: ApiErrorCode, message: string) {
    super(message, { extensions: { code } });
  }
}

const MASKED = { message: 'Something went wrong on our side.', code: 'INTERNAL_SERVER_ERROR' };
/** What a caller is told whose call waited too long for the database: its change may be made, when
 *  only the reading afterwards was late. */
export const BUSY =
  'This took too long, since a lot is being done at once. Try again in a moment; look first whether it was done all the same, and where money moves send the same idempotencyKey.';
const NO_OPERATION =
  'Send one JSON object: query, a text, and where needed variables, an object, and operationName.';
// graphql-js explains documents in these two phases; its texts speak of the document alone.
const DOCUMENT_CODES = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
];

/** Lets allow-listed errors through and masks the rest, logging them with their cause. */
export function maskError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: Logger,
): GraphQLFormattedError {
  const { path, locations } = formatted;
  const code = formatted.extensions?.code;
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (cause instanceof ApiError) {
    return { message: cause.message, path, locations, extensions: { code: cause.extensions.code } };
  }
  if (code === 'BAD_USER_INPUT') {
    return { message: describeBadVariable(formatted.message), locations, extensions: { code } };
  }
  if (code === 'BAD_REQUEST') return { message: NO_OPERATION, extensions: { code } };
  if (typeof code === 'string' && DOCUMENT_CODES.includes(code) && cause instanceof GraphQLError) {
    return { message: formatted.message, locations, extensions: { code } };
  }
  if (typeof code === 'string' && DOCUMENT_CODES.includes(code)) {
    return { message: 'The document cannot be read.', extensions: { code } };
  }
  if (isUnstorableText(cause)) {
    const message = 'A text has the character NUL, which can be neither stored nor looked for.';
    return { message, path, extensions: { code: 'BAD_USER_INPUT' } };
  }
  if (isTimeout(cause)) {
    log.warn('graphql.busy', { path: path?.join('.'), error: cause });
    return { message: BUSY, path, extensions: { code: 'BUSY' } };
  }
  log.error('graphql.fault', { path: path?.join('.'), error: cause });
  return { message: MASKED.message, path, extensions: { code: MASKED.code } };
}

// SQLSTATE character_not_in_repertoire, untranslatable_character and protocol_violation: what the
// database says to NUL in a parameter, in JSON and in the text of a statement.
const UNSTORABLE: readonly unknown[] = ['22021', '22P05', '08P01'];

function isUnstorableText(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && UNSTORABLE.includes(cause.code);
}

// SQLSTATE query_canceled (the statement's limit has passed) and lock_not_available; the pool has no
// code of its own for having no connection free in time.
export function isTimeout(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if (cause instanceof NoTurnInTime) return true;
  if ('code' in cause && typeof cause.code === 'string') {
    return cause.code === '57014' || cause.code === '55P03';
  }
  return cause.message === 'timeout exceeded when trying to connect';
}

// graphql-js repeats the received value, which may be a password; the place is enough.
function describeBadVariable(message: string): string {
  const name = /^Variable "(\$\w{1,60})"/.exec(message)?.[1];
  const place = / at "([\w.[\]]{1,200})"/.exec(message)?.[1];
  if (name === undefined) return 'The variables do not fit the operation.';
  const where = place ? ` at ${place}` : '';
  // A constant text of ours repeats nothing.
  const why = message.endsWith(AMOUNT_TOO_LARGE) ? ` ${AMOUNT_TOO_LARGE}` : '';
  return `Variable ${name} has a value that does not fit${where}.${why}`;
}
