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
    "\n  query Fleet {\n    fleetSummary {\n      acked\n      inSync\n      keyringVersion\n      leasedNanoUsd\n      nodes\n      publishedAt\n      requestsPerMinute\n      slowestAckMs\n      tableVersion\n      walletNanoUsd\n    }\n    publishedVersions(first: 20) {\n      nodes {\n        number\n        createdAt\n        cause\n        acks {\n          nodeId\n          accepted\n          lagMs\n        }\n      }\n    }\n  }\n": typeof types.FleetDocument,
    "\n  query Nodes($first: Int!, $after: String, $filter: NodeFilter) {\n    nodes(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...NodeParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n\n  fragment NodeParts on Node {\n    id\n    name\n    state\n    connected\n    version\n    tableVersion\n    keyringVersion\n    ackLagMs\n    heartbeatAgeMs\n    lastSeenAt\n    requestsPerMinute\n    inFlight\n    addedMs\n    cpuPercent\n    rssBytes\n    spoolBytes\n    leasedNanoUsd\n    openLeases\n    softwareVersion\n    createdAt\n    refusal {\n      number\n      path\n      message\n    }\n    trippedChannels {\n      channelId\n      channelName\n      until\n    }\n  }\n": typeof types.NodesDocument,
    "\n  query Node($id: String!) {\n    node(id: $id) {\n      ...NodeParts\n    }\n  }\n": typeof types.NodeDocument,
    "\n  query NodeRevocationEffect($id: String!) {\n    nodeRevocationEffect(id: $id) {\n      connected\n      inFlight\n      leasedNanoUsd\n      openLeases\n      otherNodes\n    }\n  }\n": typeof types.NodeRevocationEffectDocument,
    "\n  mutation RevokeNode($input: RevokeNodeInput!) {\n    revokeNode(input: $input) {\n      __typename\n      ... on Node {\n        ...NodeParts\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.RevokeNodeDocument,
};
const documents: Documents = {
    "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}": types.ProblemPartsFragmentDoc,
    "\n  query Fleet {\n    fleetSummary {\n      acked\n      inSync\n      keyringVersion\n      leasedNanoUsd\n      nodes\n      publishedAt\n      requestsPerMinute\n      slowestAckMs\n      tableVersion\n      walletNanoUsd\n    }\n    publishedVersions(first: 20) {\n      nodes {\n        number\n        createdAt\n        cause\n        acks {\n          nodeId\n          accepted\n          lagMs\n        }\n      }\n    }\n  }\n": types.FleetDocument,
    "\n  query Nodes($first: Int!, $after: String, $filter: NodeFilter) {\n    nodes(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...NodeParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n\n  fragment NodeParts on Node {\n    id\n    name\n    state\n    connected\n    version\n    tableVersion\n    keyringVersion\n    ackLagMs\n    heartbeatAgeMs\n    lastSeenAt\n    requestsPerMinute\n    inFlight\n    addedMs\n    cpuPercent\n    rssBytes\n    spoolBytes\n    leasedNanoUsd\n    openLeases\n    softwareVersion\n    createdAt\n    refusal {\n      number\n      path\n      message\n    }\n    trippedChannels {\n      channelId\n      channelName\n      until\n    }\n  }\n": types.NodesDocument,
    "\n  query Node($id: String!) {\n    node(id: $id) {\n      ...NodeParts\n    }\n  }\n": types.NodeDocument,
    "\n  query NodeRevocationEffect($id: String!) {\n    nodeRevocationEffect(id: $id) {\n      connected\n      inFlight\n      leasedNanoUsd\n      openLeases\n      otherNodes\n    }\n  }\n": types.NodeRevocationEffectDocument,
    "\n  mutation RevokeNode($input: RevokeNodeInput!) {\n    revokeNode(input: $input) {\n      __typename\n      ... on Node {\n        ...NodeParts\n      }\n      ...ProblemParts\n    }\n  }\n": types.RevokeNodeDocument,
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
export function graphql(source: "\n  query Fleet {\n    fleetSummary {\n      acked\n      inSync\n      keyringVersion\n      leasedNanoUsd\n      nodes\n      publishedAt\n      requestsPerMinute\n      slowestAckMs\n      tableVersion\n      walletNanoUsd\n    }\n    publishedVersions(first: 20) {\n      nodes {\n        number\n        createdAt\n        cause\n        acks {\n          nodeId\n          accepted\n          lagMs\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Fleet {\n    fleetSummary {\n      acked\n      inSync\n      keyringVersion\n      leasedNanoUsd\n      nodes\n      publishedAt\n      requestsPerMinute\n      slowestAckMs\n      tableVersion\n      walletNanoUsd\n    }\n    publishedVersions(first: 20) {\n      nodes {\n        number\n        createdAt\n        cause\n        acks {\n          nodeId\n          accepted\n          lagMs\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Nodes($first: Int!, $after: String, $filter: NodeFilter) {\n    nodes(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...NodeParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n\n  fragment NodeParts on Node {\n    id\n    name\n    state\n    connected\n    version\n    tableVersion\n    keyringVersion\n    ackLagMs\n    heartbeatAgeMs\n    lastSeenAt\n    requestsPerMinute\n    inFlight\n    addedMs\n    cpuPercent\n    rssBytes\n    spoolBytes\n    leasedNanoUsd\n    openLeases\n    softwareVersion\n    createdAt\n    refusal {\n      number\n      path\n      message\n    }\n    trippedChannels {\n      channelId\n      channelName\n      until\n    }\n  }\n"): (typeof documents)["\n  query Nodes($first: Int!, $after: String, $filter: NodeFilter) {\n    nodes(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...NodeParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n\n  fragment NodeParts on Node {\n    id\n    name\n    state\n    connected\n    version\n    tableVersion\n    keyringVersion\n    ackLagMs\n    heartbeatAgeMs\n    lastSeenAt\n    requestsPerMinute\n    inFlight\n    addedMs\n    cpuPercent\n    rssBytes\n    spoolBytes\n    leasedNanoUsd\n    openLeases\n    softwareVersion\n    createdAt\n    refusal {\n      number\n      path\n      message\n    }\n    trippedChannels {\n      channelId\n      channelName\n      until\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Node($id: String!) {\n    node(id: $id) {\n      ...NodeParts\n    }\n  }\n"): (typeof documents)["\n  query Node($id: String!) {\n    node(id: $id) {\n      ...NodeParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NodeRevocationEffect($id: String!) {\n    nodeRevocationEffect(id: $id) {\n      connected\n      inFlight\n      leasedNanoUsd\n      openLeases\n      otherNodes\n    }\n  }\n"): (typeof documents)["\n  query NodeRevocationEffect($id: String!) {\n    nodeRevocationEffect(id: $id) {\n      connected\n      inFlight\n      leasedNanoUsd\n      openLeases\n      otherNodes\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeNode($input: RevokeNodeInput!) {\n    revokeNode(input: $input) {\n      __typename\n      ... on Node {\n        ...NodeParts\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeNode($input: RevokeNodeInput!) {\n    revokeNode(input: $input) {\n      __typename\n      ... on Node {\n        ...NodeParts\n      }\n      ...ProblemParts\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;