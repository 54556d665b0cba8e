/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}": typeof types.ProblemPartsFragmentDoc,
    "\n  query AuditEntries($first: Int!, $after: String, $filter: AuditFilter) {\n    auditEntries(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        at\n        actorName\n        actorKind\n        action\n        objectKind\n        objectName\n        objectId\n        outcome\n        problemCode\n        address\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": typeof types.AuditEntriesDocument,
    "\n  query AuditEntry($id: ID!) {\n    auditEntry(id: $id) {\n      id\n      at\n      actorId\n      actorName\n      actorKind\n      action\n      objectKind\n      objectName\n      objectId\n      outcome\n      problemCode\n      address\n      requestId\n      before\n      after\n    }\n  }\n": typeof types.AuditEntryDocument,
};
const documents: Documents = {
    "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}": types.ProblemPartsFragmentDoc,
    "\n  query AuditEntries($first: Int!, $after: String, $filter: AuditFilter) {\n    auditEntries(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        at\n        actorName\n        actorKind\n        action\n        objectKind\n        objectName\n        objectId\n        outcome\n        problemCode\n        address\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": types.AuditEntriesDocument,
    "\n  query AuditEntry($id: ID!) {\n    auditEntry(id: $id) {\n      id\n      at\n      actorId\n      actorName\n      actorKind\n      action\n      objectKind\n      objectName\n      objectId\n      outcome\n      problemCode\n      address\n      requestId\n      before\n      after\n    }\n  }\n": types.AuditEntryDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}"): (typeof documents)["fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditEntries($first: Int!, $after: String, $filter: AuditFilter) {\n    auditEntries(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        at\n        actorName\n        actorKind\n        action\n        objectKind\n        objectName\n        objectId\n        outcome\n        problemCode\n        address\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query AuditEntries($first: Int!, $after: String, $filter: AuditFilter) {\n    auditEntries(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        at\n        actorName\n        actorKind\n        action\n        objectKind\n        objectName\n        objectId\n        outcome\n        problemCode\n        address\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query AuditEntry($id: ID!) {\n    auditEntry(id: $id) {\n      id\n      at\n      actorId\n      actorName\n      actorKind\n      action\n      objectKind\n      objectName\n      objectId\n      outcome\n      problemCode\n      address\n      requestId\n      before\n      after\n    }\n  }\n"): (typeof documents)["\n  query AuditEntry($id: ID!) {\n    auditEntry(id: $id) {\n      id\n      at\n      actorId\n      actorName\n      actorKind\n      action\n      objectKind\n      objectName\n      objectId\n      outcome\n      problemCode\n      address\n      requestId\n      before\n      after\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;