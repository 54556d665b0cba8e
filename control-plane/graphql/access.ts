// Puts the access matrix in front of every field. A rule is declared by decorator; a field without
// one makes schema building fail, so forgetting is impossible.
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { Extensions } from 'type-graphql';
import { Problem } from '../problems.ts';
import { type AccessDecision, decideAccess } from '../security/principal.ts';
import { type AccessRow, isAccessRow } from './access-matrix.ts';
import { auditRefusedCall } from './audit-refused-call.ts';
import type { GraphqlContext } from './context.ts';
import { ApiError } from './errors.ts';

/**
 * Opens a query, a mutation, a field, or all fields of an object type to whoever any of these
 * rows lets in.
 */
export function Access(...rows: readonly [AccessRow, ...AccessRow[]]) {
  return Extensions({ access: rows });
}

/** Wraps every resolver of the schema; throws with the list of fields that have no rule. */
export function enforceAccess(schema: GraphQLSchema): ReadonlyMap<string, readonly AccessRow[]> {
  const rules = new Map<string, readonly AccessRow[]>();
  const missing: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const rows = readRows(field.extensions.access) ?? readRows(type.extensions.access);
      if (rows === undefined) missing.push(`${type.name}.${field.name}`);
      else guardField(schema, { type, field, rows });
      rules.set(`${type.name}.${field.name}`, rows ?? []);
    }
  }
  if (missing.length > 0) throw new Error(`fields without an access rule: ${missing.join(', ')}`);
  return rules;
}

function readRows(value: unknown): readonly AccessRow[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const rows = value.filter(isAccessRow);
  return rows.length === value.length ? rows : undefined;
}

interface GuardedField {
  readonly type: GraphQLObjectType<unknown, GraphqlContext>;
  readonly field: GraphQLField<unknown, GraphqlContext>;
  readonly rows: readonly AccessRow[];
}

function guardField(schema: GraphQLSchema, { type, field, rows }: GuardedField): void {
  const resolve: GraphQLFieldResolver<unknown, GraphqlContext> =
    field.resolve ?? defaultFieldResolver;
  if (type === schema.getMutationType()) {
    field.resolve = async (source, args, context, info) => {
      const decision = decideAccess(rows, context.principal, context.now);
      if (decision === 'allow' || decision === 'own') return resolve(source, args, context, info);
      return refuseMutation(context, field.name, decision);
    };
    return;
  }
  field.resolve = (source, args, context, info) => {
    const decision = decideAccess(rows, context.principal, context.now);
    if (decision === 'allow' || decision === 'own') return resolve(source, args, context, info);
    throw refusalError(decision);
  };
}

// Only a call by somebody known is audited: strangers must not be able to grow the trail.
async function refuseMutation(
  context: GraphqlContext,
  fieldName: string,
  decision: AccessDecision,
): Promise<Problem> {
  if (decision === 'step-up') {
    await auditRefusedCall(context, fieldName, 'STEP_UP_REQUIRED');
    return new Problem('STEP_UP_REQUIRED', 'Enter your password again to go on.');
  }
  if (decision !== 'sign-in') await auditRefusedCall(context, fieldName, 'FORBIDDEN');
  throw refusalError(decision);
}

function refusalError(decision: AccessDecision): ApiError {
  if (decision === 'sign-in') return new ApiError('UNAUTHENTICATED', 'Sign in first.');
  if (decision === 'step-up') {
    return new ApiError('STEP_UP_REQUIRED', 'Enter your password again to go on.');
  }
  if (decision === 'replace-password') {
    return new ApiError('PASSWORD_REPLACEMENT_REQUIRED', 'Choose a password of your own first.');
  }
  return new ApiError('FORBIDDEN', 'You may not do this.');
}
