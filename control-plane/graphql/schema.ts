// The whole API: every resolver, and access enforced over the finished schema.
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { UserGroupResolver } from '../user-groups/user-group.resolver.ts';
import { enforceAccess } from './access.ts';

/** Every resolver class; a noun joins by a line here and one in database/entities.ts. */
export const resolvers = [UserGroupResolver] as const;

/** Builds the executable schema; throws when a field has no access rule. */
export function createSchema(): GraphQLSchema {
  const schema = buildSchemaSync({ resolvers: [...resolvers], validate: false });
  enforceAccess(schema);
  return schema;
}
