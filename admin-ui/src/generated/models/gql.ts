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
    "\n  fragment ModelParts on Model {\n    id\n    version\n    slug\n    name\n    vendor\n    modelType\n    families\n    aliases\n    vendorPrefixes\n    contextTokens\n    maxOutputTokens\n    reasoningScore\n    codingScore\n    bestFor\n    availableSizes\n    availableRatios\n    availableDurations\n    multiplierPpm\n    tokensPerBytePpm\n    mediaPartTokens\n    enabled\n    updatedAt\n    servable {\n      state\n      healthy\n      enabled\n      total\n      testOnly\n    }\n    price {\n      id\n      number\n    }\n  }\n": typeof types.ModelPartsFragmentDoc,
    "\n  query Models($first: Int!, $after: String, $filter: ModelFilter) {\n    models(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...ModelParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": typeof types.ModelsDocument,
    "\n  query Model($id: Uuid!) {\n    model(id: $id) {\n      ...ModelParts\n    }\n    modelDeletionEffect(id: $id) {\n      apiKeys\n      channels\n      deletable\n      prices\n      requestsLastHour\n    }\n  }\n": typeof types.ModelDocument,
    "\n  query ModelFamilies {\n    families(first: 200) {\n      nodes {\n        slug\n        name\n      }\n    }\n  }\n": typeof types.ModelFamiliesDocument,
    "\n  mutation UpdateModel($input: UpdateModelInput!) {\n    updateModel(input: $input) {\n      __typename\n      ... on Model {\n        ...ModelParts\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.UpdateModelDocument,
    "\n  mutation CreateModel($input: CreateModelInput!) {\n    createModel(input: $input) {\n      __typename\n      ... on Model {\n        ...ModelParts\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.CreateModelDocument,
    "\n  mutation DeleteModel($input: DeleteModelInput!) {\n    deleteModel(input: $input) {\n      __typename\n      ... on Model {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.DeleteModelDocument,
};
const documents: Documents = {
    "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}": types.ProblemPartsFragmentDoc,
    "\n  fragment ModelParts on Model {\n    id\n    version\n    slug\n    name\n    vendor\n    modelType\n    families\n    aliases\n    vendorPrefixes\n    contextTokens\n    maxOutputTokens\n    reasoningScore\n    codingScore\n    bestFor\n    availableSizes\n    availableRatios\n    availableDurations\n    multiplierPpm\n    tokensPerBytePpm\n    mediaPartTokens\n    enabled\n    updatedAt\n    servable {\n      state\n      healthy\n      enabled\n      total\n      testOnly\n    }\n    price {\n      id\n      number\n    }\n  }\n": types.ModelPartsFragmentDoc,
    "\n  query Models($first: Int!, $after: String, $filter: ModelFilter) {\n    models(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...ModelParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": types.ModelsDocument,
    "\n  query Model($id: Uuid!) {\n    model(id: $id) {\n      ...ModelParts\n    }\n    modelDeletionEffect(id: $id) {\n      apiKeys\n      channels\n      deletable\n      prices\n      requestsLastHour\n    }\n  }\n": types.ModelDocument,
    "\n  query ModelFamilies {\n    families(first: 200) {\n      nodes {\n        slug\n        name\n      }\n    }\n  }\n": types.ModelFamiliesDocument,
    "\n  mutation UpdateModel($input: UpdateModelInput!) {\n    updateModel(input: $input) {\n      __typename\n      ... on Model {\n        ...ModelParts\n      }\n      ...ProblemParts\n    }\n  }\n": types.UpdateModelDocument,
    "\n  mutation CreateModel($input: CreateModelInput!) {\n    createModel(input: $input) {\n      __typename\n      ... on Model {\n        ...ModelParts\n      }\n      ...ProblemParts\n    }\n  }\n": types.CreateModelDocument,
    "\n  mutation DeleteModel($input: DeleteModelInput!) {\n    deleteModel(input: $input) {\n      __typename\n      ... on Model {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n": types.DeleteModelDocument,
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
export function graphql(source: "\n  fragment ModelParts on Model {\n    id\n    version\n    slug\n    name\n    vendor\n    modelType\n    families\n    aliases\n    vendorPrefixes\n    contextTokens\n    maxOutputTokens\n    reasoningScore\n    codingScore\n    bestFor\n    availableSizes\n    availableRatios\n    availableDurations\n    multiplierPpm\n    tokensPerBytePpm\n    mediaPartTokens\n    enabled\n    updatedAt\n    servable {\n      state\n      healthy\n      enabled\n      total\n      testOnly\n    }\n    price {\n      id\n      number\n    }\n  }\n"): (typeof documents)["\n  fragment ModelParts on Model {\n    id\n    version\n    slug\n    name\n    vendor\n    modelType\n    families\n    aliases\n    vendorPrefixes\n    contextTokens\n    maxOutputTokens\n    reasoningScore\n    codingScore\n    bestFor\n    availableSizes\n    availableRatios\n    availableDurations\n    multiplierPpm\n    tokensPerBytePpm\n    mediaPartTokens\n    enabled\n    updatedAt\n    servable {\n      state\n      healthy\n      enabled\n      total\n      testOnly\n    }\n    price {\n      id\n      number\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Models($first: Int!, $after: String, $filter: ModelFilter) {\n    models(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...ModelParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Models($first: Int!, $after: String, $filter: ModelFilter) {\n    models(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...ModelParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Model($id: Uuid!) {\n    model(id: $id) {\n      ...ModelParts\n    }\n    modelDeletionEffect(id: $id) {\n      apiKeys\n      channels\n      deletable\n      prices\n      requestsLastHour\n    }\n  }\n"): (typeof documents)["\n  query Model($id: Uuid!) {\n    model(id: $id) {\n      ...ModelParts\n    }\n    modelDeletionEffect(id: $id) {\n      apiKeys\n      channels\n      deletable\n      prices\n      requestsLastHour\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ModelFamilies {\n    families(first: 200) {\n      nodes {\n        slug\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query ModelFamilies {\n    families(first: 200) {\n      nodes {\n        slug\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateModel($input: UpdateModelInput!) {\n    updateModel(input: $input) {\n      __typename\n      ... on Model {\n        ...ModelParts\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateModel($input: UpdateModelInput!) {\n    updateModel(input: $input) {\n      __typename\n      ... on Model {\n        ...ModelParts\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateModel($input: CreateModelInput!) {\n    createModel(input: $input) {\n      __typename\n      ... on Model {\n        ...ModelParts\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation CreateModel($input: CreateModelInput!) {\n    createModel(input: $input) {\n      __typename\n      ... on Model {\n        ...ModelParts\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteModel($input: DeleteModelInput!) {\n    deleteModel(input: $input) {\n      __typename\n      ... on Model {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteModel($input: DeleteModelInput!) {\n    deleteModel(input: $input) {\n      __typename\n      ... on Model {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;