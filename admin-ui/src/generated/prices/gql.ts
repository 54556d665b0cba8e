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
    "\n  fragment PriceParts on Price {\n    id\n    number\n    inputNanoUsd\n    outputNanoUsd\n    cacheReadNanoUsd\n    cacheWriteNanoUsd\n    perImageNanoUsd\n    modelMultiplierPpm\n    platformFeePpm\n    createdAt\n    createdBy\n    catalogue {\n      perSecond {\n        resolution\n        usd\n      }\n    }\n    billable {\n      inputUsd\n      outputUsd\n      cacheReadUsd\n      cacheWriteUsd\n      perImageUsd\n      perSecond {\n        resolution\n        usd\n      }\n    }\n  }\n": typeof types.PricePartsFragmentDoc,
    "\n  fragment PricedModel on Model {\n    id\n    slug\n    name\n    vendor\n    modelType\n    contextTokens\n    enabled\n    multiplierPpm\n    margin {\n      marginPpm\n    }\n    servable {\n      state\n      healthy\n      total\n    }\n    price {\n      ...PriceParts\n    }\n  }\n": typeof types.PricedModelFragmentDoc,
    "\n  query PricedModels($first: Int!, $after: String, $filter: ModelFilter) {\n    models(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...PricedModel\n      }\n      nextCursor\n      totalCount\n    }\n    platformFeePpm\n  }\n": typeof types.PricedModelsDocument,
    "\n  query PricedModelById($id: Uuid!) {\n    model(id: $id) {\n      ...PricedModel\n    }\n  }\n": typeof types.PricedModelByIdDocument,
    "\n  query PriceHistory($modelId: Uuid!) {\n    prices(modelId: $modelId, first: 50) {\n      nodes {\n        ...PriceParts\n      }\n      totalCount\n    }\n  }\n": typeof types.PriceHistoryDocument,
    "\n  mutation SetPrice($input: SetPriceInput!) {\n    setPrice(input: $input) {\n      __typename\n      ... on Price {\n        id\n        number\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.SetPriceDocument,
};
const documents: Documents = {
    "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}": types.ProblemPartsFragmentDoc,
    "\n  fragment PriceParts on Price {\n    id\n    number\n    inputNanoUsd\n    outputNanoUsd\n    cacheReadNanoUsd\n    cacheWriteNanoUsd\n    perImageNanoUsd\n    modelMultiplierPpm\n    platformFeePpm\n    createdAt\n    createdBy\n    catalogue {\n      perSecond {\n        resolution\n        usd\n      }\n    }\n    billable {\n      inputUsd\n      outputUsd\n      cacheReadUsd\n      cacheWriteUsd\n      perImageUsd\n      perSecond {\n        resolution\n        usd\n      }\n    }\n  }\n": types.PricePartsFragmentDoc,
    "\n  fragment PricedModel on Model {\n    id\n    slug\n    name\n    vendor\n    modelType\n    contextTokens\n    enabled\n    multiplierPpm\n    margin {\n      marginPpm\n    }\n    servable {\n      state\n      healthy\n      total\n    }\n    price {\n      ...PriceParts\n    }\n  }\n": types.PricedModelFragmentDoc,
    "\n  query PricedModels($first: Int!, $after: String, $filter: ModelFilter) {\n    models(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...PricedModel\n      }\n      nextCursor\n      totalCount\n    }\n    platformFeePpm\n  }\n": types.PricedModelsDocument,
    "\n  query PricedModelById($id: Uuid!) {\n    model(id: $id) {\n      ...PricedModel\n    }\n  }\n": types.PricedModelByIdDocument,
    "\n  query PriceHistory($modelId: Uuid!) {\n    prices(modelId: $modelId, first: 50) {\n      nodes {\n        ...PriceParts\n      }\n      totalCount\n    }\n  }\n": types.PriceHistoryDocument,
    "\n  mutation SetPrice($input: SetPriceInput!) {\n    setPrice(input: $input) {\n      __typename\n      ... on Price {\n        id\n        number\n      }\n      ...ProblemParts\n    }\n  }\n": types.SetPriceDocument,
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
export function graphql(source: "\n  fragment PriceParts on Price {\n    id\n    number\n    inputNanoUsd\n    outputNanoUsd\n    cacheReadNanoUsd\n    cacheWriteNanoUsd\n    perImageNanoUsd\n    modelMultiplierPpm\n    platformFeePpm\n    createdAt\n    createdBy\n    catalogue {\n      perSecond {\n        resolution\n        usd\n      }\n    }\n    billable {\n      inputUsd\n      outputUsd\n      cacheReadUsd\n      cacheWriteUsd\n      perImageUsd\n      perSecond {\n        resolution\n        usd\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment PriceParts on Price {\n    id\n    number\n    inputNanoUsd\n    outputNanoUsd\n    cacheReadNanoUsd\n    cacheWriteNanoUsd\n    perImageNanoUsd\n    modelMultiplierPpm\n    platformFeePpm\n    createdAt\n    createdBy\n    catalogue {\n      perSecond {\n        resolution\n        usd\n      }\n    }\n    billable {\n      inputUsd\n      outputUsd\n      cacheReadUsd\n      cacheWriteUsd\n      perImageUsd\n      perSecond {\n        resolution\n        usd\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PricedModel on Model {\n    id\n    slug\n    name\n    vendor\n    modelType\n    contextTokens\n    enabled\n    multiplierPpm\n    margin {\n      marginPpm\n    }\n    servable {\n      state\n      healthy\n      total\n    }\n    price {\n      ...PriceParts\n    }\n  }\n"): (typeof documents)["\n  fragment PricedModel on Model {\n    id\n    slug\n    name\n    vendor\n    modelType\n    contextTokens\n    enabled\n    multiplierPpm\n    margin {\n      marginPpm\n    }\n    servable {\n      state\n      healthy\n      total\n    }\n    price {\n      ...PriceParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PricedModels($first: Int!, $after: String, $filter: ModelFilter) {\n    models(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...PricedModel\n      }\n      nextCursor\n      totalCount\n    }\n    platformFeePpm\n  }\n"): (typeof documents)["\n  query PricedModels($first: Int!, $after: String, $filter: ModelFilter) {\n    models(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...PricedModel\n      }\n      nextCursor\n      totalCount\n    }\n    platformFeePpm\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PricedModelById($id: Uuid!) {\n    model(id: $id) {\n      ...PricedModel\n    }\n  }\n"): (typeof documents)["\n  query PricedModelById($id: Uuid!) {\n    model(id: $id) {\n      ...PricedModel\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PriceHistory($modelId: Uuid!) {\n    prices(modelId: $modelId, first: 50) {\n      nodes {\n        ...PriceParts\n      }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query PriceHistory($modelId: Uuid!) {\n    prices(modelId: $modelId, first: 50) {\n      nodes {\n        ...PriceParts\n      }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetPrice($input: SetPriceInput!) {\n    setPrice(input: $input) {\n      __typename\n      ... on Price {\n        id\n        number\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation SetPrice($input: SetPriceInput!) {\n    setPrice(input: $input) {\n      __typename\n      ... on Price {\n        id\n        number\n      }\n      ...ProblemParts\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;