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
    "\n  fragment ChannelParts on Channel {\n    id\n    version\n    name\n    enabled\n    priority\n    weight\n    wireApi\n    costMultiplierPpm\n    provider {\n      id\n      name\n      mode\n      enabled\n    }\n    health {\n      state\n      connectedNodes\n      trippedNodes\n      retryAt\n    }\n    activity {\n      attempts\n      answered\n      successPpm\n      ttftP95Ms\n      durationP95Ms\n      marks {\n        attempts\n        failed\n      }\n    }\n    lastTest {\n      at\n      passed\n      status\n      errorCode\n    }\n    models {\n      upstreamModel\n      expectedSharePpm\n      carriedSharePpm\n      carriedRequests\n      costInputUsd\n      costOutputUsd\n      model {\n        id\n        slug\n      }\n    }\n  }\n": typeof types.ChannelPartsFragmentDoc,
    "\n  fragment ChannelSettings on Channel {\n    id\n    baseUrl\n    providerId\n    credentialId\n    credential {\n      id\n      name\n      lastFour\n    }\n    billsOnAbort\n    billsOnAccept\n    acceptsLimit\n    acceptsStreamOptions\n    limitParameter\n    allowedSizes\n    timeouts {\n      connectMs\n      headersMs\n      firstEventMs\n      idleMs\n      totalMs\n    }\n    createdAt\n    updatedAt\n  }\n": typeof types.ChannelSettingsFragmentDoc,
    "\n  query Channels($first: Int!, $after: String, $filter: ChannelFilter) {\n    channels(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...ChannelParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": typeof types.ChannelsDocument,
    "\n  query Channel($id: Uuid!) {\n    channel(id: $id) {\n      ...ChannelParts\n      ...ChannelSettings\n    }\n  }\n": typeof types.ChannelDocument,
    "\n  query ChannelFilters {\n    models(first: 200, sort: SLUG_ASC) {\n      nodes {\n        id\n        slug\n      }\n    }\n    providers(first: 200) {\n      nodes {\n        id\n        name\n        mode\n      }\n    }\n  }\n": typeof types.ChannelFiltersDocument,
    "\n  query ChannelModelByName($name: String!) {\n    modelByName(name: $name) {\n      id\n      slug\n    }\n  }\n": typeof types.ChannelModelByNameDocument,
    "\n  query ChannelEffect($id: Uuid!) {\n    channelDeletionEffect(id: $id) {\n      requestsLastHour\n      takenOverBy\n      modelsLeftWithoutChannel\n    }\n  }\n": typeof types.ChannelEffectDocument,
    "\n  mutation UpdateChannel($input: UpdateChannelInput!) {\n    updateChannel(input: $input) {\n      __typename\n      ... on Channel {\n        ...ChannelParts\n        ...ChannelSettings\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.UpdateChannelDocument,
    "\n  mutation CreateChannel($input: CreateChannelInput!) {\n    createChannel(input: $input) {\n      __typename\n      ... on Channel {\n        ...ChannelParts\n        ...ChannelSettings\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.CreateChannelDocument,
    "\n  mutation DeleteChannel($input: DeleteChannelInput!) {\n    deleteChannel(input: $input) {\n      __typename\n      ... on Channel {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.DeleteChannelDocument,
    "\n  mutation TestChannel($input: TestChannelInput!) {\n    testChannel(input: $input) {\n      __typename\n      ... on ChannelTest {\n        id\n        state\n        status\n        ttftMs\n        durationMs\n        eventsMs\n        inputTokens\n        outputTokens\n        estimated\n        costNanoUsd\n        reply\n        errorCode\n        errorMessage\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.TestChannelDocument,
    "\n  query ChannelChoices {\n    providers(first: 200) {\n      nodes {\n        id\n        name\n        vendor\n        mode\n        baseUrl\n        credentials {\n          id\n          name\n          lastFour\n        }\n      }\n    }\n    providerPresets {\n      vendor\n      baseUrl\n      billsOnAbort\n      billsOnAccept\n      acceptsLimit\n      acceptsStreamOptions\n      limitParameter\n    }\n  }\n": typeof types.ChannelChoicesDocument,
    "\n  query FindModels($search: String) {\n    models(first: 50, filter: { search: $search }) {\n      nodes {\n        id\n        slug\n        name\n        vendor\n      }\n    }\n  }\n": typeof types.FindModelsDocument,
};
const documents: Documents = {
    "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}": types.ProblemPartsFragmentDoc,
    "\n  fragment ChannelParts on Channel {\n    id\n    version\n    name\n    enabled\n    priority\n    weight\n    wireApi\n    costMultiplierPpm\n    provider {\n      id\n      name\n      mode\n      enabled\n    }\n    health {\n      state\n      connectedNodes\n      trippedNodes\n      retryAt\n    }\n    activity {\n      attempts\n      answered\n      successPpm\n      ttftP95Ms\n      durationP95Ms\n      marks {\n        attempts\n        failed\n      }\n    }\n    lastTest {\n      at\n      passed\n      status\n      errorCode\n    }\n    models {\n      upstreamModel\n      expectedSharePpm\n      carriedSharePpm\n      carriedRequests\n      costInputUsd\n      costOutputUsd\n      model {\n        id\n        slug\n      }\n    }\n  }\n": types.ChannelPartsFragmentDoc,
    "\n  fragment ChannelSettings on Channel {\n    id\n    baseUrl\n    providerId\n    credentialId\n    credential {\n      id\n      name\n      lastFour\n    }\n    billsOnAbort\n    billsOnAccept\n    acceptsLimit\n    acceptsStreamOptions\n    limitParameter\n    allowedSizes\n    timeouts {\n      connectMs\n      headersMs\n      firstEventMs\n      idleMs\n      totalMs\n    }\n    createdAt\n    updatedAt\n  }\n": types.ChannelSettingsFragmentDoc,
    "\n  query Channels($first: Int!, $after: String, $filter: ChannelFilter) {\n    channels(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...ChannelParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": types.ChannelsDocument,
    "\n  query Channel($id: Uuid!) {\n    channel(id: $id) {\n      ...ChannelParts\n      ...ChannelSettings\n    }\n  }\n": types.ChannelDocument,
    "\n  query ChannelFilters {\n    models(first: 200, sort: SLUG_ASC) {\n      nodes {\n        id\n        slug\n      }\n    }\n    providers(first: 200) {\n      nodes {\n        id\n        name\n        mode\n      }\n    }\n  }\n": types.ChannelFiltersDocument,
    "\n  query ChannelModelByName($name: String!) {\n    modelByName(name: $name) {\n      id\n      slug\n    }\n  }\n": types.ChannelModelByNameDocument,
    "\n  query ChannelEffect($id: Uuid!) {\n    channelDeletionEffect(id: $id) {\n      requestsLastHour\n      takenOverBy\n      modelsLeftWithoutChannel\n    }\n  }\n": types.ChannelEffectDocument,
    "\n  mutation UpdateChannel($input: UpdateChannelInput!) {\n    updateChannel(input: $input) {\n      __typename\n      ... on Channel {\n        ...ChannelParts\n        ...ChannelSettings\n      }\n      ...ProblemParts\n    }\n  }\n": types.UpdateChannelDocument,
    "\n  mutation CreateChannel($input: CreateChannelInput!) {\n    createChannel(input: $input) {\n      __typename\n      ... on Channel {\n        ...ChannelParts\n        ...ChannelSettings\n      }\n      ...ProblemParts\n    }\n  }\n": types.CreateChannelDocument,
    "\n  mutation DeleteChannel($input: DeleteChannelInput!) {\n    deleteChannel(input: $input) {\n      __typename\n      ... on Channel {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n": types.DeleteChannelDocument,
    "\n  mutation TestChannel($input: TestChannelInput!) {\n    testChannel(input: $input) {\n      __typename\n      ... on ChannelTest {\n        id\n        state\n        status\n        ttftMs\n        durationMs\n        eventsMs\n        inputTokens\n        outputTokens\n        estimated\n        costNanoUsd\n        reply\n        errorCode\n        errorMessage\n      }\n      ...ProblemParts\n    }\n  }\n": types.TestChannelDocument,
    "\n  query ChannelChoices {\n    providers(first: 200) {\n      nodes {\n        id\n        name\n        vendor\n        mode\n        baseUrl\n        credentials {\n          id\n          name\n          lastFour\n        }\n      }\n    }\n    providerPresets {\n      vendor\n      baseUrl\n      billsOnAbort\n      billsOnAccept\n      acceptsLimit\n      acceptsStreamOptions\n      limitParameter\n    }\n  }\n": types.ChannelChoicesDocument,
    "\n  query FindModels($search: String) {\n    models(first: 50, filter: { search: $search }) {\n      nodes {\n        id\n        slug\n        name\n        vendor\n      }\n    }\n  }\n": types.FindModelsDocument,
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
export function graphql(source: "\n  fragment ChannelParts on Channel {\n    id\n    version\n    name\n    enabled\n    priority\n    weight\n    wireApi\n    costMultiplierPpm\n    provider {\n      id\n      name\n      mode\n      enabled\n    }\n    health {\n      state\n      connectedNodes\n      trippedNodes\n      retryAt\n    }\n    activity {\n      attempts\n      answered\n      successPpm\n      ttftP95Ms\n      durationP95Ms\n      marks {\n        attempts\n        failed\n      }\n    }\n    lastTest {\n      at\n      passed\n      status\n      errorCode\n    }\n    models {\n      upstreamModel\n      expectedSharePpm\n      carriedSharePpm\n      carriedRequests\n      costInputUsd\n      costOutputUsd\n      model {\n        id\n        slug\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment ChannelParts on Channel {\n    id\n    version\n    name\n    enabled\n    priority\n    weight\n    wireApi\n    costMultiplierPpm\n    provider {\n      id\n      name\n      mode\n      enabled\n    }\n    health {\n      state\n      connectedNodes\n      trippedNodes\n      retryAt\n    }\n    activity {\n      attempts\n      answered\n      successPpm\n      ttftP95Ms\n      durationP95Ms\n      marks {\n        attempts\n        failed\n      }\n    }\n    lastTest {\n      at\n      passed\n      status\n      errorCode\n    }\n    models {\n      upstreamModel\n      expectedSharePpm\n      carriedSharePpm\n      carriedRequests\n      costInputUsd\n      costOutputUsd\n      model {\n        id\n        slug\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment ChannelSettings on Channel {\n    id\n    baseUrl\n    providerId\n    credentialId\n    credential {\n      id\n      name\n      lastFour\n    }\n    billsOnAbort\n    billsOnAccept\n    acceptsLimit\n    acceptsStreamOptions\n    limitParameter\n    allowedSizes\n    timeouts {\n      connectMs\n      headersMs\n      firstEventMs\n      idleMs\n      totalMs\n    }\n    createdAt\n    updatedAt\n  }\n"): (typeof documents)["\n  fragment ChannelSettings on Channel {\n    id\n    baseUrl\n    providerId\n    credentialId\n    credential {\n      id\n      name\n      lastFour\n    }\n    billsOnAbort\n    billsOnAccept\n    acceptsLimit\n    acceptsStreamOptions\n    limitParameter\n    allowedSizes\n    timeouts {\n      connectMs\n      headersMs\n      firstEventMs\n      idleMs\n      totalMs\n    }\n    createdAt\n    updatedAt\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Channels($first: Int!, $after: String, $filter: ChannelFilter) {\n    channels(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...ChannelParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Channels($first: Int!, $after: String, $filter: ChannelFilter) {\n    channels(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...ChannelParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Channel($id: Uuid!) {\n    channel(id: $id) {\n      ...ChannelParts\n      ...ChannelSettings\n    }\n  }\n"): (typeof documents)["\n  query Channel($id: Uuid!) {\n    channel(id: $id) {\n      ...ChannelParts\n      ...ChannelSettings\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChannelFilters {\n    models(first: 200, sort: SLUG_ASC) {\n      nodes {\n        id\n        slug\n      }\n    }\n    providers(first: 200) {\n      nodes {\n        id\n        name\n        mode\n      }\n    }\n  }\n"): (typeof documents)["\n  query ChannelFilters {\n    models(first: 200, sort: SLUG_ASC) {\n      nodes {\n        id\n        slug\n      }\n    }\n    providers(first: 200) {\n      nodes {\n        id\n        name\n        mode\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChannelModelByName($name: String!) {\n    modelByName(name: $name) {\n      id\n      slug\n    }\n  }\n"): (typeof documents)["\n  query ChannelModelByName($name: String!) {\n    modelByName(name: $name) {\n      id\n      slug\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChannelEffect($id: Uuid!) {\n    channelDeletionEffect(id: $id) {\n      requestsLastHour\n      takenOverBy\n      modelsLeftWithoutChannel\n    }\n  }\n"): (typeof documents)["\n  query ChannelEffect($id: Uuid!) {\n    channelDeletionEffect(id: $id) {\n      requestsLastHour\n      takenOverBy\n      modelsLeftWithoutChannel\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateChannel($input: UpdateChannelInput!) {\n    updateChannel(input: $input) {\n      __typename\n      ... on Channel {\n        ...ChannelParts\n        ...ChannelSettings\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateChannel($input: UpdateChannelInput!) {\n    updateChannel(input: $input) {\n      __typename\n      ... on Channel {\n        ...ChannelParts\n        ...ChannelSettings\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateChannel($input: CreateChannelInput!) {\n    createChannel(input: $input) {\n      __typename\n      ... on Channel {\n        ...ChannelParts\n        ...ChannelSettings\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation CreateChannel($input: CreateChannelInput!) {\n    createChannel(input: $input) {\n      __typename\n      ... on Channel {\n        ...ChannelParts\n        ...ChannelSettings\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteChannel($input: DeleteChannelInput!) {\n    deleteChannel(input: $input) {\n      __typename\n      ... on Channel {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteChannel($input: DeleteChannelInput!) {\n    deleteChannel(input: $input) {\n      __typename\n      ... on Channel {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation TestChannel($input: TestChannelInput!) {\n    testChannel(input: $input) {\n      __typename\n      ... on ChannelTest {\n        id\n        state\n        status\n        ttftMs\n        durationMs\n        eventsMs\n        inputTokens\n        outputTokens\n        estimated\n        costNanoUsd\n        reply\n        errorCode\n        errorMessage\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation TestChannel($input: TestChannelInput!) {\n    testChannel(input: $input) {\n      __typename\n      ... on ChannelTest {\n        id\n        state\n        status\n        ttftMs\n        durationMs\n        eventsMs\n        inputTokens\n        outputTokens\n        estimated\n        costNanoUsd\n        reply\n        errorCode\n        errorMessage\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ChannelChoices {\n    providers(first: 200) {\n      nodes {\n        id\n        name\n        vendor\n        mode\n        baseUrl\n        credentials {\n          id\n          name\n          lastFour\n        }\n      }\n    }\n    providerPresets {\n      vendor\n      baseUrl\n      billsOnAbort\n      billsOnAccept\n      acceptsLimit\n      acceptsStreamOptions\n      limitParameter\n    }\n  }\n"): (typeof documents)["\n  query ChannelChoices {\n    providers(first: 200) {\n      nodes {\n        id\n        name\n        vendor\n        mode\n        baseUrl\n        credentials {\n          id\n          name\n          lastFour\n        }\n      }\n    }\n    providerPresets {\n      vendor\n      baseUrl\n      billsOnAbort\n      billsOnAccept\n      acceptsLimit\n      acceptsStreamOptions\n      limitParameter\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FindModels($search: String) {\n    models(first: 50, filter: { search: $search }) {\n      nodes {\n        id\n        slug\n        name\n        vendor\n      }\n    }\n  }\n"): (typeof documents)["\n  query FindModels($search: String) {\n    models(first: 50, filter: { search: $search }) {\n      nodes {\n        id\n        slug\n        name\n        vendor\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;