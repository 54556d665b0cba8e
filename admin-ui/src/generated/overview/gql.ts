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
    "\n  query Overview($from: DateTime!, $to: DateTime!) {\n    overview(from: $from, to: $to) {\n      from\n      to\n      bucketSeconds\n      totals {\n        ...Totals\n      }\n      previous {\n        ...Totals\n      }\n      buckets {\n        from\n        requests\n        otherClientErrors\n        refusedForMoney\n        rateLimited\n        upstreamErrors\n        ttftP50Ms\n        ttftP95Ms\n        revenueNanoUsd\n        costNanoUsd\n      }\n    }\n    overviewModels(from: $from, to: $to) {\n      slug\n      models\n      series\n    }\n    overviewPublishes(from: $from, to: $to) {\n      number\n      at\n      cause\n    }\n    overviewChannels(from: $from, to: $to) {\n      id\n      name\n      models\n      state\n      successPpm\n      markAttempts\n      markFailures\n    }\n  }\n\n  fragment Totals on OverviewTotals {\n    requests\n    errors\n    errorPpm\n    ttftP50Ms\n    ttftP95Ms\n    inputTokens\n    outputTokens\n    cacheReadTokens\n    money {\n      revenueNanoUsd\n      costNanoUsd\n      marginNanoUsd\n      marginPpm\n    }\n  }\n": typeof types.OverviewDocument,
    "\n  query OverviewFleet {\n    fleetSummary {\n      nodes\n      tableVersion\n      publishedAt\n    }\n    nodes(first: 8) {\n      nodes {\n        id\n        name\n        state\n        tableVersion\n        ackLagMs\n        requestsPerMinute\n        lastSeenAt\n        refusal {\n          number\n        }\n      }\n      totalCount\n    }\n  }\n": typeof types.OverviewFleetDocument,
    "\n  query FirstRun {\n    usageRecords(first: 1) {\n      totalCount\n    }\n    providers(first: 1, sort: CREATED_DESC) {\n      totalCount\n      nodes {\n        id\n        name\n      }\n    }\n    channels(first: 1, sort: CREATED_DESC) {\n      totalCount\n      nodes {\n        id\n        name\n        wireApi\n        lastTest {\n          passed\n        }\n        models {\n          model {\n            slug\n          }\n        }\n      }\n    }\n    models(first: 1, filter: { servable: true }) {\n      totalCount\n      nodes {\n        id\n        slug\n      }\n    }\n    apiKeys(first: 1) {\n      totalCount\n    }\n  }\n": typeof types.FirstRunDocument,
};
const documents: Documents = {
    "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}": types.ProblemPartsFragmentDoc,
    "\n  query Overview($from: DateTime!, $to: DateTime!) {\n    overview(from: $from, to: $to) {\n      from\n      to\n      bucketSeconds\n      totals {\n        ...Totals\n      }\n      previous {\n        ...Totals\n      }\n      buckets {\n        from\n        requests\n        otherClientErrors\n        refusedForMoney\n        rateLimited\n        upstreamErrors\n        ttftP50Ms\n        ttftP95Ms\n        revenueNanoUsd\n        costNanoUsd\n      }\n    }\n    overviewModels(from: $from, to: $to) {\n      slug\n      models\n      series\n    }\n    overviewPublishes(from: $from, to: $to) {\n      number\n      at\n      cause\n    }\n    overviewChannels(from: $from, to: $to) {\n      id\n      name\n      models\n      state\n      successPpm\n      markAttempts\n      markFailures\n    }\n  }\n\n  fragment Totals on OverviewTotals {\n    requests\n    errors\n    errorPpm\n    ttftP50Ms\n    ttftP95Ms\n    inputTokens\n    outputTokens\n    cacheReadTokens\n    money {\n      revenueNanoUsd\n      costNanoUsd\n      marginNanoUsd\n      marginPpm\n    }\n  }\n": types.OverviewDocument,
    "\n  query OverviewFleet {\n    fleetSummary {\n      nodes\n      tableVersion\n      publishedAt\n    }\n    nodes(first: 8) {\n      nodes {\n        id\n        name\n        state\n        tableVersion\n        ackLagMs\n        requestsPerMinute\n        lastSeenAt\n        refusal {\n          number\n        }\n      }\n      totalCount\n    }\n  }\n": types.OverviewFleetDocument,
    "\n  query FirstRun {\n    usageRecords(first: 1) {\n      totalCount\n    }\n    providers(first: 1, sort: CREATED_DESC) {\n      totalCount\n      nodes {\n        id\n        name\n      }\n    }\n    channels(first: 1, sort: CREATED_DESC) {\n      totalCount\n      nodes {\n        id\n        name\n        wireApi\n        lastTest {\n          passed\n        }\n        models {\n          model {\n            slug\n          }\n        }\n      }\n    }\n    models(first: 1, filter: { servable: true }) {\n      totalCount\n      nodes {\n        id\n        slug\n      }\n    }\n    apiKeys(first: 1) {\n      totalCount\n    }\n  }\n": types.FirstRunDocument,
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
export function graphql(source: "\n  query Overview($from: DateTime!, $to: DateTime!) {\n    overview(from: $from, to: $to) {\n      from\n      to\n      bucketSeconds\n      totals {\n        ...Totals\n      }\n      previous {\n        ...Totals\n      }\n      buckets {\n        from\n        requests\n        otherClientErrors\n        refusedForMoney\n        rateLimited\n        upstreamErrors\n        ttftP50Ms\n        ttftP95Ms\n        revenueNanoUsd\n        costNanoUsd\n      }\n    }\n    overviewModels(from: $from, to: $to) {\n      slug\n      models\n      series\n    }\n    overviewPublishes(from: $from, to: $to) {\n      number\n      at\n      cause\n    }\n    overviewChannels(from: $from, to: $to) {\n      id\n      name\n      models\n      state\n      successPpm\n      markAttempts\n      markFailures\n    }\n  }\n\n  fragment Totals on OverviewTotals {\n    requests\n    errors\n    errorPpm\n    ttftP50Ms\n    ttftP95Ms\n    inputTokens\n    outputTokens\n    cacheReadTokens\n    money {\n      revenueNanoUsd\n      costNanoUsd\n      marginNanoUsd\n      marginPpm\n    }\n  }\n"): (typeof documents)["\n  query Overview($from: DateTime!, $to: DateTime!) {\n    overview(from: $from, to: $to) {\n      from\n      to\n      bucketSeconds\n      totals {\n        ...Totals\n      }\n      previous {\n        ...Totals\n      }\n      buckets {\n        from\n        requests\n        otherClientErrors\n        refusedForMoney\n        rateLimited\n        upstreamErrors\n        ttftP50Ms\n        ttftP95Ms\n        revenueNanoUsd\n        costNanoUsd\n      }\n    }\n    overviewModels(from: $from, to: $to) {\n      slug\n      models\n      series\n    }\n    overviewPublishes(from: $from, to: $to) {\n      number\n      at\n      cause\n    }\n    overviewChannels(from: $from, to: $to) {\n      id\n      name\n      models\n      state\n      successPpm\n      markAttempts\n      markFailures\n    }\n  }\n\n  fragment Totals on OverviewTotals {\n    requests\n    errors\n    errorPpm\n    ttftP50Ms\n    ttftP95Ms\n    inputTokens\n    outputTokens\n    cacheReadTokens\n    money {\n      revenueNanoUsd\n      costNanoUsd\n      marginNanoUsd\n      marginPpm\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OverviewFleet {\n    fleetSummary {\n      nodes\n      tableVersion\n      publishedAt\n    }\n    nodes(first: 8) {\n      nodes {\n        id\n        name\n        state\n        tableVersion\n        ackLagMs\n        requestsPerMinute\n        lastSeenAt\n        refusal {\n          number\n        }\n      }\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query OverviewFleet {\n    fleetSummary {\n      nodes\n      tableVersion\n      publishedAt\n    }\n    nodes(first: 8) {\n      nodes {\n        id\n        name\n        state\n        tableVersion\n        ackLagMs\n        requestsPerMinute\n        lastSeenAt\n        refusal {\n          number\n        }\n      }\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query FirstRun {\n    usageRecords(first: 1) {\n      totalCount\n    }\n    providers(first: 1, sort: CREATED_DESC) {\n      totalCount\n      nodes {\n        id\n        name\n      }\n    }\n    channels(first: 1, sort: CREATED_DESC) {\n      totalCount\n      nodes {\n        id\n        name\n        wireApi\n        lastTest {\n          passed\n        }\n        models {\n          model {\n            slug\n          }\n        }\n      }\n    }\n    models(first: 1, filter: { servable: true }) {\n      totalCount\n      nodes {\n        id\n        slug\n      }\n    }\n    apiKeys(first: 1) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query FirstRun {\n    usageRecords(first: 1) {\n      totalCount\n    }\n    providers(first: 1, sort: CREATED_DESC) {\n      totalCount\n      nodes {\n        id\n        name\n      }\n    }\n    channels(first: 1, sort: CREATED_DESC) {\n      totalCount\n      nodes {\n        id\n        name\n        wireApi\n        lastTest {\n          passed\n        }\n        models {\n          model {\n            slug\n          }\n        }\n      }\n    }\n    models(first: 1, filter: { servable: true }) {\n      totalCount\n      nodes {\n        id\n        slug\n      }\n    }\n    apiKeys(first: 1) {\n      totalCount\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;