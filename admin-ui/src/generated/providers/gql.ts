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
    "\n  fragment ProviderParts on Provider {\n    id\n    version\n    name\n    vendor\n    mode\n    baseUrl\n    privateNetwork\n    enabled\n    channelCount\n    createdAt\n    updatedAt\n    activity {\n      attempts\n      answered\n      successPpm\n    }\n    credentials {\n      id\n      version\n      name\n      lastFour\n      updatedAt\n    }\n  }\n": typeof types.ProviderPartsFragmentDoc,
    "\n  query Providers($first: Int!, $after: String, $filter: ProviderFilter) {\n    providers(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...ProviderParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": typeof types.ProvidersDocument,
    "\n  query Provider($id: Uuid!) {\n    provider(id: $id) {\n      ...ProviderParts\n    }\n  }\n": typeof types.ProviderDocument,
    "\n  query ProviderEffect($id: Uuid!) {\n    providerDeletionEffect(id: $id) {\n      channels\n      enabledChannels\n      credentials\n      requestsLastHour\n      modelsLeftWithoutChannel\n      deletable\n    }\n  }\n": typeof types.ProviderEffectDocument,
    "\n  mutation UpdateProvider($input: UpdateProviderInput!) {\n    updateProvider(input: $input) {\n      __typename\n      ... on Provider {\n        ...ProviderParts\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.UpdateProviderDocument,
    "\n  mutation DeleteProvider($input: DeleteProviderInput!) {\n    deleteProvider(input: $input) {\n      __typename\n      ... on Provider {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.DeleteProviderDocument,
    "\n  mutation CreateProvider($input: CreateProviderInput!) {\n    createProvider(input: $input) {\n      __typename\n      ... on Provider {\n        ...ProviderParts\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.CreateProviderDocument,
    "\n  query ProviderPresets {\n    providerPresets {\n      vendor\n      name\n      region\n      baseUrl\n    }\n  }\n": typeof types.ProviderPresetsDocument,
    "\n  mutation CreateCredential($input: CreateCredentialInput!) {\n    createCredential(input: $input) {\n      __typename\n      ... on Credential {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.CreateCredentialDocument,
    "\n  mutation ReplaceCredential($input: ReplaceCredentialInput!) {\n    replaceCredential(input: $input) {\n      __typename\n      ... on Credential {\n        id\n        version\n        lastFour\n        updatedAt\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.ReplaceCredentialDocument,
    "\n  mutation DeleteCredential($input: DeleteCredentialInput!) {\n    deleteCredential(input: $input) {\n      __typename\n      ... on Credential {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.DeleteCredentialDocument,
};
const documents: Documents = {
    "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}": types.ProblemPartsFragmentDoc,
    "\n  fragment ProviderParts on Provider {\n    id\n    version\n    name\n    vendor\n    mode\n    baseUrl\n    privateNetwork\n    enabled\n    channelCount\n    createdAt\n    updatedAt\n    activity {\n      attempts\n      answered\n      successPpm\n    }\n    credentials {\n      id\n      version\n      name\n      lastFour\n      updatedAt\n    }\n  }\n": types.ProviderPartsFragmentDoc,
    "\n  query Providers($first: Int!, $after: String, $filter: ProviderFilter) {\n    providers(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...ProviderParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": types.ProvidersDocument,
    "\n  query Provider($id: Uuid!) {\n    provider(id: $id) {\n      ...ProviderParts\n    }\n  }\n": types.ProviderDocument,
    "\n  query ProviderEffect($id: Uuid!) {\n    providerDeletionEffect(id: $id) {\n      channels\n      enabledChannels\n      credentials\n      requestsLastHour\n      modelsLeftWithoutChannel\n      deletable\n    }\n  }\n": types.ProviderEffectDocument,
    "\n  mutation UpdateProvider($input: UpdateProviderInput!) {\n    updateProvider(input: $input) {\n      __typename\n      ... on Provider {\n        ...ProviderParts\n      }\n      ...ProblemParts\n    }\n  }\n": types.UpdateProviderDocument,
    "\n  mutation DeleteProvider($input: DeleteProviderInput!) {\n    deleteProvider(input: $input) {\n      __typename\n      ... on Provider {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n": types.DeleteProviderDocument,
    "\n  mutation CreateProvider($input: CreateProviderInput!) {\n    createProvider(input: $input) {\n      __typename\n      ... on Provider {\n        ...ProviderParts\n      }\n      ...ProblemParts\n    }\n  }\n": types.CreateProviderDocument,
    "\n  query ProviderPresets {\n    providerPresets {\n      vendor\n      name\n      region\n      baseUrl\n    }\n  }\n": types.ProviderPresetsDocument,
    "\n  mutation CreateCredential($input: CreateCredentialInput!) {\n    createCredential(input: $input) {\n      __typename\n      ... on Credential {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n": types.CreateCredentialDocument,
    "\n  mutation ReplaceCredential($input: ReplaceCredentialInput!) {\n    replaceCredential(input: $input) {\n      __typename\n      ... on Credential {\n        id\n        version\n        lastFour\n        updatedAt\n      }\n      ...ProblemParts\n    }\n  }\n": types.ReplaceCredentialDocument,
    "\n  mutation DeleteCredential($input: DeleteCredentialInput!) {\n    deleteCredential(input: $input) {\n      __typename\n      ... on Credential {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n": types.DeleteCredentialDocument,
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
export function graphql(source: "\n  fragment ProviderParts on Provider {\n    id\n    version\n    name\n    vendor\n    mode\n    baseUrl\n    privateNetwork\n    enabled\n    channelCount\n    createdAt\n    updatedAt\n    activity {\n      attempts\n      answered\n      successPpm\n    }\n    credentials {\n      id\n      version\n      name\n      lastFour\n      updatedAt\n    }\n  }\n"): (typeof documents)["\n  fragment ProviderParts on Provider {\n    id\n    version\n    name\n    vendor\n    mode\n    baseUrl\n    privateNetwork\n    enabled\n    channelCount\n    createdAt\n    updatedAt\n    activity {\n      attempts\n      answered\n      successPpm\n    }\n    credentials {\n      id\n      version\n      name\n      lastFour\n      updatedAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Providers($first: Int!, $after: String, $filter: ProviderFilter) {\n    providers(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...ProviderParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Providers($first: Int!, $after: String, $filter: ProviderFilter) {\n    providers(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...ProviderParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Provider($id: Uuid!) {\n    provider(id: $id) {\n      ...ProviderParts\n    }\n  }\n"): (typeof documents)["\n  query Provider($id: Uuid!) {\n    provider(id: $id) {\n      ...ProviderParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProviderEffect($id: Uuid!) {\n    providerDeletionEffect(id: $id) {\n      channels\n      enabledChannels\n      credentials\n      requestsLastHour\n      modelsLeftWithoutChannel\n      deletable\n    }\n  }\n"): (typeof documents)["\n  query ProviderEffect($id: Uuid!) {\n    providerDeletionEffect(id: $id) {\n      channels\n      enabledChannels\n      credentials\n      requestsLastHour\n      modelsLeftWithoutChannel\n      deletable\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProvider($input: UpdateProviderInput!) {\n    updateProvider(input: $input) {\n      __typename\n      ... on Provider {\n        ...ProviderParts\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateProvider($input: UpdateProviderInput!) {\n    updateProvider(input: $input) {\n      __typename\n      ... on Provider {\n        ...ProviderParts\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteProvider($input: DeleteProviderInput!) {\n    deleteProvider(input: $input) {\n      __typename\n      ... on Provider {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteProvider($input: DeleteProviderInput!) {\n    deleteProvider(input: $input) {\n      __typename\n      ... on Provider {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateProvider($input: CreateProviderInput!) {\n    createProvider(input: $input) {\n      __typename\n      ... on Provider {\n        ...ProviderParts\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation CreateProvider($input: CreateProviderInput!) {\n    createProvider(input: $input) {\n      __typename\n      ... on Provider {\n        ...ProviderParts\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ProviderPresets {\n    providerPresets {\n      vendor\n      name\n      region\n      baseUrl\n    }\n  }\n"): (typeof documents)["\n  query ProviderPresets {\n    providerPresets {\n      vendor\n      name\n      region\n      baseUrl\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateCredential($input: CreateCredentialInput!) {\n    createCredential(input: $input) {\n      __typename\n      ... on Credential {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation CreateCredential($input: CreateCredentialInput!) {\n    createCredential(input: $input) {\n      __typename\n      ... on Credential {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplaceCredential($input: ReplaceCredentialInput!) {\n    replaceCredential(input: $input) {\n      __typename\n      ... on Credential {\n        id\n        version\n        lastFour\n        updatedAt\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation ReplaceCredential($input: ReplaceCredentialInput!) {\n    replaceCredential(input: $input) {\n      __typename\n      ... on Credential {\n        id\n        version\n        lastFour\n        updatedAt\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteCredential($input: DeleteCredentialInput!) {\n    deleteCredential(input: $input) {\n      __typename\n      ... on Credential {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteCredential($input: DeleteCredentialInput!) {\n    deleteCredential(input: $input) {\n      __typename\n      ... on Credential {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;