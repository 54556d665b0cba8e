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
    "\n  query Versions($first: Int!, $after: String) {\n    publishedVersions(first: $first, after: $after) {\n      nodes {\n        number\n        createdAt\n        cause\n        changeCount\n        models\n        channels\n        routes\n        acks {\n          nodeId\n          accepted\n          lagMs\n        }\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": typeof types.VersionsDocument,
    "\n  query Version($number: Int!) {\n    publishedVersion(number: $number) {\n      number\n      createdAt\n      cause\n      revision\n      checksum\n      contractVersion\n      models\n      channels\n      routes\n      changeCount\n      changes {\n        kind\n        name\n        change\n      }\n      acks {\n        nodeId\n        nodeName\n        accepted\n        lagMs\n        finding {\n          path\n          message\n        }\n      }\n    }\n  }\n": typeof types.VersionDocument,
};
const documents: Documents = {
    "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}": types.ProblemPartsFragmentDoc,
    "\n  query Versions($first: Int!, $after: String) {\n    publishedVersions(first: $first, after: $after) {\n      nodes {\n        number\n        createdAt\n        cause\n        changeCount\n        models\n        channels\n        routes\n        acks {\n          nodeId\n          accepted\n          lagMs\n        }\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": types.VersionsDocument,
    "\n  query Version($number: Int!) {\n    publishedVersion(number: $number) {\n      number\n      createdAt\n      cause\n      revision\n      checksum\n      contractVersion\n      models\n      channels\n      routes\n      changeCount\n      changes {\n        kind\n        name\n        change\n      }\n      acks {\n        nodeId\n        nodeName\n        accepted\n        lagMs\n        finding {\n          path\n          message\n        }\n      }\n    }\n  }\n": types.VersionDocument,
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
export function graphql(source: "\n  query Versions($first: Int!, $after: String) {\n    publishedVersions(first: $first, after: $after) {\n      nodes {\n        number\n        createdAt\n        cause\n        changeCount\n        models\n        channels\n        routes\n        acks {\n          nodeId\n          accepted\n          lagMs\n        }\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Versions($first: Int!, $after: String) {\n    publishedVersions(first: $first, after: $after) {\n      nodes {\n        number\n        createdAt\n        cause\n        changeCount\n        models\n        channels\n        routes\n        acks {\n          nodeId\n          accepted\n          lagMs\n        }\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Version($number: Int!) {\n    publishedVersion(number: $number) {\n      number\n      createdAt\n      cause\n      revision\n      checksum\n      contractVersion\n      models\n      channels\n      routes\n      changeCount\n      changes {\n        kind\n        name\n        change\n      }\n      acks {\n        nodeId\n        nodeName\n        accepted\n        lagMs\n        finding {\n          path\n          message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Version($number: Int!) {\n    publishedVersion(number: $number) {\n      number\n      createdAt\n      cause\n      revision\n      checksum\n      contractVersion\n      models\n      channels\n      routes\n      changeCount\n      changes {\n        kind\n        name\n        change\n      }\n      acks {\n        nodeId\n        nodeName\n        accepted\n        lagMs\n        finding {\n          path\n          message\n        }\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;