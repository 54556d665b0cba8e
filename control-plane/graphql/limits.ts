// The limits of one operation and the Apollo plugin that holds them before anything is resolved.
import type { ApolloServerPlugin } from '@apollo/server';
import { Extensions } from 'type-graphql';
import { decideAccess } from '../security/principal.ts';
import type { GraphqlContext } from './context.ts';
import { ApiError } from './errors.ts';
import { measureOperation, type OperationSize } from './measure-operation.ts';

/** Tokens of a document; held by the parser itself. */
export const MAX_TOKENS = 2_000;
/** Errors in one answer; more would only repeat themselves. */
export const MAX_ERRORS = 5;
const MAX_DEPTH = 10;
// The standard introspection query nests the types of lists and non-nulls.
const MAX_INTROSPECTION_DEPTH = 20;
const MAX_ALIASES = 20;
const MAX_ROOT_FIELDS = 5;
const MAX_DIRECTIVES = 10;
const MAX_COST = 5_000;

/** Marks a mutation that moves money or proves an identity: one of it in an operation, alone. */
export function Alone() {
  return Extensions({ alone: true });
}

/** Refuses operations that are too large, and introspection by those who may not. */
export function limitsPlugin(): ApolloServerPlugin<GraphqlContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
        if (operation === undefined) return;
        const variables = request.variables ?? {};
        const size = measureOperation({ schema, document, operation, variables });
        const fault = findFault(size);
        if (fault !== undefined) throw new ApiError('QUERY_TOO_LARGE', fault);
        const { principal, now } = contextValue;
        if (size.introspects && decideAccess(['introspect'], principal, now) !== 'allow') {
          throw new ApiError('INTROSPECTION_DISABLED', 'Introspection is for operators.');
        }
      },
      willSendResponse: async ({ response }) => {
        if (response.body.kind !== 'single') return;
        const { errors } = response.body.singleResult;
        if (errors !== undefined && errors.length > MAX_ERRORS) {
          response.body.singleResult.errors = errors.slice(0, MAX_ERRORS);
        }
      },
    }),
  };
}

function findFault(size: OperationSize): string | undefined {
  const maxDepth = size.introspects ? MAX_INTROSPECTION_DEPTH : MAX_DEPTH;
  if (size.depth > maxDepth) return `The operation is deeper than ${maxDepth} levels.`;
  if (size.aliases > MAX_ALIASES) return `The operation has more than ${MAX_ALIASES} aliases.`;
  if (size.directives > MAX_DIRECTIVES) {
    return `The operation has more than ${MAX_DIRECTIVES} directives.`;
  }
  if (size.rootFields > MAX_ROOT_FIELDS) {
    return `The operation has more than ${MAX_ROOT_FIELDS} root fields.`;
  }
  if (size.lonely.length > 0 && size.rootFields > 1) {
    return `${size.lonely[0]} must be the only field of its operation.`;
  }
  if (!(size.cost <= MAX_COST)) {
    return `The operation costs more than ${MAX_COST} points: ask for smaller pages.`;
  }
  return undefined;
}
