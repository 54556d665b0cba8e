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
    "\n  fragment CustomerRow on User {\n    id\n    version\n    email\n    name\n    role\n    state\n    mustReplacePassword\n    lastSeenAt\n    createdAt\n    account {\n      id\n      version\n      name\n      mode\n      state\n      apiKeyCount\n      group {\n        id\n        name\n        multiplierPpm\n      }\n      wallet {\n        id\n        balanceNanoUsd\n        availableNanoUsd\n        inUseNanoUsd\n      }\n    }\n  }\n": typeof types.CustomerRowFragmentDoc,
    "\n  fragment WalletDetail on Wallet {\n    id\n    balanceNanoUsd\n    availableNanoUsd\n    inUseNanoUsd\n    leasedNanoUsd\n    heldNanoUsd\n    lots {\n      id\n      origin\n      scopeKey\n      amountNanoUsd\n      remainingNanoUsd\n      expiresAt\n      createdAt\n    }\n    leases {\n      nodeId\n      nodeName\n      outstandingNanoUsd\n      inFlightNanoUsd\n    }\n    spend {\n      todayNanoUsd\n      last30DaysNanoUsd\n    }\n  }\n": typeof types.WalletDetailFragmentDoc,
    "\n  query Customers($first: Int!, $after: String, $filter: UserFilter, $sort: UserSort!) {\n    users(first: $first, after: $after, filter: $filter, sort: $sort) {\n      nodes {\n        ...CustomerRow\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": typeof types.CustomersDocument,
    "\n  query Customer($id: Uuid!) {\n    user(id: $id) {\n      ...CustomerRow\n      account {\n        id\n        wallet {\n          ...WalletDetail\n        }\n      }\n    }\n  }\n": typeof types.CustomerDocument,
    "\n  query CustomerLedger($first: Int!, $after: String, $filter: LedgerFilter) {\n    ledgerTransactions(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        kind\n        reason\n        requests\n        actor\n        amountNanoUsd\n        balanceAfterNanoUsd\n        createdAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": typeof types.CustomerLedgerDocument,
    "\n  query CustomerUsage($first: Int!, $after: String, $filter: UsageFilter) {\n    usageRecords(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        startedAt\n        askedModel\n        modelSlug\n        apiKeyName\n        status\n        errorCode\n        stream\n        inputTokens\n        outputTokens\n        ttftMs\n        durationMs\n        chargeNanoUsd\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": typeof types.CustomerUsageDocument,
    "\n  query CustomerAudit($user: String!, $account: String!, $wallet: String!) {\n    ofUser: auditEntries(first: 50, filter: { objectId: $user }) {\n      nodes {\n        ...AuditLine\n      }\n    }\n    ofAccount: auditEntries(first: 50, filter: { objectId: $account }) {\n      nodes {\n        ...AuditLine\n      }\n    }\n    ofWallet: auditEntries(first: 50, filter: { objectId: $wallet }) {\n      nodes {\n        ...AuditLine\n      }\n    }\n  }\n  fragment AuditLine on AuditEntry {\n    id\n    at\n    action\n    actorName\n    outcome\n    problemCode\n  }\n": typeof types.CustomerAuditDocument,
    "\n  query CustomerGroups {\n    userGroups(first: 200) {\n      nodes {\n        id\n        slug\n        name\n        multiplierPpm\n      }\n    }\n  }\n": typeof types.CustomerGroupsDocument,
    "\n  query CustomerAccount($id: Uuid!) {\n    account(id: $id) {\n      id\n      version\n      name\n      group {\n        id\n        name\n        multiplierPpm\n      }\n    }\n  }\n": typeof types.CustomerAccountDocument,
    "\n  mutation CreateUser($input: CreateUserInput!) {\n    createUser(input: $input) {\n      __typename\n      ... on UserCredentials {\n        oneTimePassword\n        user {\n          id\n          email\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.CreateUserDocument,
    "\n  mutation AdjustBalance($input: AdjustBalanceInput!) {\n    adjustBalance(input: $input) {\n      __typename\n      ... on BalanceAdjustment {\n        transactionId\n        availableNanoUsd\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.AdjustBalanceDocument,
    "\n  mutation UpdateAccount($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      __typename\n      ... on Account {\n        id\n        version\n        name\n        state\n        group {\n          id\n          name\n          multiplierPpm\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.UpdateAccountDocument,
    "\n  mutation DisableUser($input: UserVersionInput!) {\n    disableUser(input: $input) {\n      __typename\n      ... on User {\n        id\n        version\n        state\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.DisableUserDocument,
    "\n  mutation EnableUser($input: UserVersionInput!) {\n    enableUser(input: $input) {\n      __typename\n      ... on User {\n        id\n        version\n        state\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.EnableUserDocument,
    "\n  mutation AssignRole($input: AssignUserRoleInput!) {\n    assignUserRole(input: $input) {\n      __typename\n      ... on User {\n        id\n        version\n        role\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.AssignRoleDocument,
    "\n  mutation ResetCredentials($input: UserVersionInput!) {\n    resetUserCredentials(input: $input) {\n      __typename\n      ... on UserCredentials {\n        oneTimePassword\n        user {\n          id\n          version\n          mustReplacePassword\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.ResetCredentialsDocument,
    "\n  fragment KeyParts on ApiKey {\n    id\n    version\n    name\n    state\n    mayPin\n    scopeModels\n    scopeFamilies\n    createdAt\n    revokedAt\n    tokens {\n      prefix\n      lastFour\n      endsAt\n      createdAt\n    }\n  }\n": typeof types.KeyPartsFragmentDoc,
    "\n  query CustomerKeys($first: Int!, $after: String, $filter: ApiKeyFilter) {\n    apiKeys(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...KeyParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": typeof types.CustomerKeysDocument,
    "\n  query CustomerKey($id: Uuid!) {\n    apiKey(id: $id) {\n      ...KeyParts\n    }\n  }\n": typeof types.CustomerKeyDocument,
    "\n  query KeyChoices {\n    models(first: 200, sort: SLUG_ASC) {\n      nodes {\n        id\n        slug\n      }\n    }\n    families(first: 200) {\n      nodes {\n        slug\n        name\n      }\n    }\n  }\n": typeof types.KeyChoicesDocument,
    "\n  mutation CreateKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      __typename\n      ... on ApiKeySecret {\n        secret\n        apiKey {\n          ...KeyParts\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.CreateKeyDocument,
    "\n  mutation UpdateKey($input: UpdateApiKeyInput!) {\n    updateApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.UpdateKeyDocument,
    "\n  mutation RotateKey($input: RotateApiKeyInput!) {\n    rotateApiKey(input: $input) {\n      __typename\n      ... on ApiKeySecret {\n        secret\n        apiKey {\n          ...KeyParts\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.RotateKeyDocument,
    "\n  mutation DisableKey($input: ApiKeyVersionInput!) {\n    disableApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.DisableKeyDocument,
    "\n  mutation EnableKey($input: ApiKeyVersionInput!) {\n    enableApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.EnableKeyDocument,
    "\n  mutation RevokeKey($input: ApiKeyVersionInput!) {\n    revokeApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.RevokeKeyDocument,
    "\n  query KeyTraffic($id: Uuid!, $from: DateTime!) {\n    usageRecords(first: 1, filter: { apiKeyId: $id, from: $from }) {\n      totalCount\n    }\n  }\n": typeof types.KeyTrafficDocument,
};
const documents: Documents = {
    "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}": types.ProblemPartsFragmentDoc,
    "\n  fragment CustomerRow on User {\n    id\n    version\n    email\n    name\n    role\n    state\n    mustReplacePassword\n    lastSeenAt\n    createdAt\n    account {\n      id\n      version\n      name\n      mode\n      state\n      apiKeyCount\n      group {\n        id\n        name\n        multiplierPpm\n      }\n      wallet {\n        id\n        balanceNanoUsd\n        availableNanoUsd\n        inUseNanoUsd\n      }\n    }\n  }\n": types.CustomerRowFragmentDoc,
    "\n  fragment WalletDetail on Wallet {\n    id\n    balanceNanoUsd\n    availableNanoUsd\n    inUseNanoUsd\n    leasedNanoUsd\n    heldNanoUsd\n    lots {\n      id\n      origin\n      scopeKey\n      amountNanoUsd\n      remainingNanoUsd\n      expiresAt\n      createdAt\n    }\n    leases {\n      nodeId\n      nodeName\n      outstandingNanoUsd\n      inFlightNanoUsd\n    }\n    spend {\n      todayNanoUsd\n      last30DaysNanoUsd\n    }\n  }\n": types.WalletDetailFragmentDoc,
    "\n  query Customers($first: Int!, $after: String, $filter: UserFilter, $sort: UserSort!) {\n    users(first: $first, after: $after, filter: $filter, sort: $sort) {\n      nodes {\n        ...CustomerRow\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": types.CustomersDocument,
    "\n  query Customer($id: Uuid!) {\n    user(id: $id) {\n      ...CustomerRow\n      account {\n        id\n        wallet {\n          ...WalletDetail\n        }\n      }\n    }\n  }\n": types.CustomerDocument,
    "\n  query CustomerLedger($first: Int!, $after: String, $filter: LedgerFilter) {\n    ledgerTransactions(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        kind\n        reason\n        requests\n        actor\n        amountNanoUsd\n        balanceAfterNanoUsd\n        createdAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": types.CustomerLedgerDocument,
    "\n  query CustomerUsage($first: Int!, $after: String, $filter: UsageFilter) {\n    usageRecords(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        startedAt\n        askedModel\n        modelSlug\n        apiKeyName\n        status\n        errorCode\n        stream\n        inputTokens\n        outputTokens\n        ttftMs\n        durationMs\n        chargeNanoUsd\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": types.CustomerUsageDocument,
    "\n  query CustomerAudit($user: String!, $account: String!, $wallet: String!) {\n    ofUser: auditEntries(first: 50, filter: { objectId: $user }) {\n      nodes {\n        ...AuditLine\n      }\n    }\n    ofAccount: auditEntries(first: 50, filter: { objectId: $account }) {\n      nodes {\n        ...AuditLine\n      }\n    }\n    ofWallet: auditEntries(first: 50, filter: { objectId: $wallet }) {\n      nodes {\n        ...AuditLine\n      }\n    }\n  }\n  fragment AuditLine on AuditEntry {\n    id\n    at\n    action\n    actorName\n    outcome\n    problemCode\n  }\n": types.CustomerAuditDocument,
    "\n  query CustomerGroups {\n    userGroups(first: 200) {\n      nodes {\n        id\n        slug\n        name\n        multiplierPpm\n      }\n    }\n  }\n": types.CustomerGroupsDocument,
    "\n  query CustomerAccount($id: Uuid!) {\n    account(id: $id) {\n      id\n      version\n      name\n      group {\n        id\n        name\n        multiplierPpm\n      }\n    }\n  }\n": types.CustomerAccountDocument,
    "\n  mutation CreateUser($input: CreateUserInput!) {\n    createUser(input: $input) {\n      __typename\n      ... on UserCredentials {\n        oneTimePassword\n        user {\n          id\n          email\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": types.CreateUserDocument,
    "\n  mutation AdjustBalance($input: AdjustBalanceInput!) {\n    adjustBalance(input: $input) {\n      __typename\n      ... on BalanceAdjustment {\n        transactionId\n        availableNanoUsd\n      }\n      ...ProblemParts\n    }\n  }\n": types.AdjustBalanceDocument,
    "\n  mutation UpdateAccount($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      __typename\n      ... on Account {\n        id\n        version\n        name\n        state\n        group {\n          id\n          name\n          multiplierPpm\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": types.UpdateAccountDocument,
    "\n  mutation DisableUser($input: UserVersionInput!) {\n    disableUser(input: $input) {\n      __typename\n      ... on User {\n        id\n        version\n        state\n      }\n      ...ProblemParts\n    }\n  }\n": types.DisableUserDocument,
    "\n  mutation EnableUser($input: UserVersionInput!) {\n    enableUser(input: $input) {\n      __typename\n      ... on User {\n        id\n        version\n        state\n      }\n      ...ProblemParts\n    }\n  }\n": types.EnableUserDocument,
    "\n  mutation AssignRole($input: AssignUserRoleInput!) {\n    assignUserRole(input: $input) {\n      __typename\n      ... on User {\n        id\n        version\n        role\n      }\n      ...ProblemParts\n    }\n  }\n": types.AssignRoleDocument,
    "\n  mutation ResetCredentials($input: UserVersionInput!) {\n    resetUserCredentials(input: $input) {\n      __typename\n      ... on UserCredentials {\n        oneTimePassword\n        user {\n          id\n          version\n          mustReplacePassword\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": types.ResetCredentialsDocument,
    "\n  fragment KeyParts on ApiKey {\n    id\n    version\n    name\n    state\n    mayPin\n    scopeModels\n    scopeFamilies\n    createdAt\n    revokedAt\n    tokens {\n      prefix\n      lastFour\n      endsAt\n      createdAt\n    }\n  }\n": types.KeyPartsFragmentDoc,
    "\n  query CustomerKeys($first: Int!, $after: String, $filter: ApiKeyFilter) {\n    apiKeys(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...KeyParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": types.CustomerKeysDocument,
    "\n  query CustomerKey($id: Uuid!) {\n    apiKey(id: $id) {\n      ...KeyParts\n    }\n  }\n": types.CustomerKeyDocument,
    "\n  query KeyChoices {\n    models(first: 200, sort: SLUG_ASC) {\n      nodes {\n        id\n        slug\n      }\n    }\n    families(first: 200) {\n      nodes {\n        slug\n        name\n      }\n    }\n  }\n": types.KeyChoicesDocument,
    "\n  mutation CreateKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      __typename\n      ... on ApiKeySecret {\n        secret\n        apiKey {\n          ...KeyParts\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": types.CreateKeyDocument,
    "\n  mutation UpdateKey($input: UpdateApiKeyInput!) {\n    updateApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n": types.UpdateKeyDocument,
    "\n  mutation RotateKey($input: RotateApiKeyInput!) {\n    rotateApiKey(input: $input) {\n      __typename\n      ... on ApiKeySecret {\n        secret\n        apiKey {\n          ...KeyParts\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": types.RotateKeyDocument,
    "\n  mutation DisableKey($input: ApiKeyVersionInput!) {\n    disableApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n": types.DisableKeyDocument,
    "\n  mutation EnableKey($input: ApiKeyVersionInput!) {\n    enableApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n": types.EnableKeyDocument,
    "\n  mutation RevokeKey($input: ApiKeyVersionInput!) {\n    revokeApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n": types.RevokeKeyDocument,
    "\n  query KeyTraffic($id: Uuid!, $from: DateTime!) {\n    usageRecords(first: 1, filter: { apiKeyId: $id, from: $from }) {\n      totalCount\n    }\n  }\n": types.KeyTrafficDocument,
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
export function graphql(source: "\n  fragment CustomerRow on User {\n    id\n    version\n    email\n    name\n    role\n    state\n    mustReplacePassword\n    lastSeenAt\n    createdAt\n    account {\n      id\n      version\n      name\n      mode\n      state\n      apiKeyCount\n      group {\n        id\n        name\n        multiplierPpm\n      }\n      wallet {\n        id\n        balanceNanoUsd\n        availableNanoUsd\n        inUseNanoUsd\n      }\n    }\n  }\n"): (typeof documents)["\n  fragment CustomerRow on User {\n    id\n    version\n    email\n    name\n    role\n    state\n    mustReplacePassword\n    lastSeenAt\n    createdAt\n    account {\n      id\n      version\n      name\n      mode\n      state\n      apiKeyCount\n      group {\n        id\n        name\n        multiplierPpm\n      }\n      wallet {\n        id\n        balanceNanoUsd\n        availableNanoUsd\n        inUseNanoUsd\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment WalletDetail on Wallet {\n    id\n    balanceNanoUsd\n    availableNanoUsd\n    inUseNanoUsd\n    leasedNanoUsd\n    heldNanoUsd\n    lots {\n      id\n      origin\n      scopeKey\n      amountNanoUsd\n      remainingNanoUsd\n      expiresAt\n      createdAt\n    }\n    leases {\n      nodeId\n      nodeName\n      outstandingNanoUsd\n      inFlightNanoUsd\n    }\n    spend {\n      todayNanoUsd\n      last30DaysNanoUsd\n    }\n  }\n"): (typeof documents)["\n  fragment WalletDetail on Wallet {\n    id\n    balanceNanoUsd\n    availableNanoUsd\n    inUseNanoUsd\n    leasedNanoUsd\n    heldNanoUsd\n    lots {\n      id\n      origin\n      scopeKey\n      amountNanoUsd\n      remainingNanoUsd\n      expiresAt\n      createdAt\n    }\n    leases {\n      nodeId\n      nodeName\n      outstandingNanoUsd\n      inFlightNanoUsd\n    }\n    spend {\n      todayNanoUsd\n      last30DaysNanoUsd\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Customers($first: Int!, $after: String, $filter: UserFilter, $sort: UserSort!) {\n    users(first: $first, after: $after, filter: $filter, sort: $sort) {\n      nodes {\n        ...CustomerRow\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Customers($first: Int!, $after: String, $filter: UserFilter, $sort: UserSort!) {\n    users(first: $first, after: $after, filter: $filter, sort: $sort) {\n      nodes {\n        ...CustomerRow\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Customer($id: Uuid!) {\n    user(id: $id) {\n      ...CustomerRow\n      account {\n        id\n        wallet {\n          ...WalletDetail\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Customer($id: Uuid!) {\n    user(id: $id) {\n      ...CustomerRow\n      account {\n        id\n        wallet {\n          ...WalletDetail\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CustomerLedger($first: Int!, $after: String, $filter: LedgerFilter) {\n    ledgerTransactions(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        kind\n        reason\n        requests\n        actor\n        amountNanoUsd\n        balanceAfterNanoUsd\n        createdAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query CustomerLedger($first: Int!, $after: String, $filter: LedgerFilter) {\n    ledgerTransactions(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        kind\n        reason\n        requests\n        actor\n        amountNanoUsd\n        balanceAfterNanoUsd\n        createdAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CustomerUsage($first: Int!, $after: String, $filter: UsageFilter) {\n    usageRecords(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        startedAt\n        askedModel\n        modelSlug\n        apiKeyName\n        status\n        errorCode\n        stream\n        inputTokens\n        outputTokens\n        ttftMs\n        durationMs\n        chargeNanoUsd\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query CustomerUsage($first: Int!, $after: String, $filter: UsageFilter) {\n    usageRecords(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        startedAt\n        askedModel\n        modelSlug\n        apiKeyName\n        status\n        errorCode\n        stream\n        inputTokens\n        outputTokens\n        ttftMs\n        durationMs\n        chargeNanoUsd\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CustomerAudit($user: String!, $account: String!, $wallet: String!) {\n    ofUser: auditEntries(first: 50, filter: { objectId: $user }) {\n      nodes {\n        ...AuditLine\n      }\n    }\n    ofAccount: auditEntries(first: 50, filter: { objectId: $account }) {\n      nodes {\n        ...AuditLine\n      }\n    }\n    ofWallet: auditEntries(first: 50, filter: { objectId: $wallet }) {\n      nodes {\n        ...AuditLine\n      }\n    }\n  }\n  fragment AuditLine on AuditEntry {\n    id\n    at\n    action\n    actorName\n    outcome\n    problemCode\n  }\n"): (typeof documents)["\n  query CustomerAudit($user: String!, $account: String!, $wallet: String!) {\n    ofUser: auditEntries(first: 50, filter: { objectId: $user }) {\n      nodes {\n        ...AuditLine\n      }\n    }\n    ofAccount: auditEntries(first: 50, filter: { objectId: $account }) {\n      nodes {\n        ...AuditLine\n      }\n    }\n    ofWallet: auditEntries(first: 50, filter: { objectId: $wallet }) {\n      nodes {\n        ...AuditLine\n      }\n    }\n  }\n  fragment AuditLine on AuditEntry {\n    id\n    at\n    action\n    actorName\n    outcome\n    problemCode\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CustomerGroups {\n    userGroups(first: 200) {\n      nodes {\n        id\n        slug\n        name\n        multiplierPpm\n      }\n    }\n  }\n"): (typeof documents)["\n  query CustomerGroups {\n    userGroups(first: 200) {\n      nodes {\n        id\n        slug\n        name\n        multiplierPpm\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CustomerAccount($id: Uuid!) {\n    account(id: $id) {\n      id\n      version\n      name\n      group {\n        id\n        name\n        multiplierPpm\n      }\n    }\n  }\n"): (typeof documents)["\n  query CustomerAccount($id: Uuid!) {\n    account(id: $id) {\n      id\n      version\n      name\n      group {\n        id\n        name\n        multiplierPpm\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateUser($input: CreateUserInput!) {\n    createUser(input: $input) {\n      __typename\n      ... on UserCredentials {\n        oneTimePassword\n        user {\n          id\n          email\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation CreateUser($input: CreateUserInput!) {\n    createUser(input: $input) {\n      __typename\n      ... on UserCredentials {\n        oneTimePassword\n        user {\n          id\n          email\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AdjustBalance($input: AdjustBalanceInput!) {\n    adjustBalance(input: $input) {\n      __typename\n      ... on BalanceAdjustment {\n        transactionId\n        availableNanoUsd\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation AdjustBalance($input: AdjustBalanceInput!) {\n    adjustBalance(input: $input) {\n      __typename\n      ... on BalanceAdjustment {\n        transactionId\n        availableNanoUsd\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateAccount($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      __typename\n      ... on Account {\n        id\n        version\n        name\n        state\n        group {\n          id\n          name\n          multiplierPpm\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateAccount($input: UpdateAccountInput!) {\n    updateAccount(input: $input) {\n      __typename\n      ... on Account {\n        id\n        version\n        name\n        state\n        group {\n          id\n          name\n          multiplierPpm\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DisableUser($input: UserVersionInput!) {\n    disableUser(input: $input) {\n      __typename\n      ... on User {\n        id\n        version\n        state\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation DisableUser($input: UserVersionInput!) {\n    disableUser(input: $input) {\n      __typename\n      ... on User {\n        id\n        version\n        state\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnableUser($input: UserVersionInput!) {\n    enableUser(input: $input) {\n      __typename\n      ... on User {\n        id\n        version\n        state\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation EnableUser($input: UserVersionInput!) {\n    enableUser(input: $input) {\n      __typename\n      ... on User {\n        id\n        version\n        state\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AssignRole($input: AssignUserRoleInput!) {\n    assignUserRole(input: $input) {\n      __typename\n      ... on User {\n        id\n        version\n        role\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation AssignRole($input: AssignUserRoleInput!) {\n    assignUserRole(input: $input) {\n      __typename\n      ... on User {\n        id\n        version\n        role\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ResetCredentials($input: UserVersionInput!) {\n    resetUserCredentials(input: $input) {\n      __typename\n      ... on UserCredentials {\n        oneTimePassword\n        user {\n          id\n          version\n          mustReplacePassword\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation ResetCredentials($input: UserVersionInput!) {\n    resetUserCredentials(input: $input) {\n      __typename\n      ... on UserCredentials {\n        oneTimePassword\n        user {\n          id\n          version\n          mustReplacePassword\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment KeyParts on ApiKey {\n    id\n    version\n    name\n    state\n    mayPin\n    scopeModels\n    scopeFamilies\n    createdAt\n    revokedAt\n    tokens {\n      prefix\n      lastFour\n      endsAt\n      createdAt\n    }\n  }\n"): (typeof documents)["\n  fragment KeyParts on ApiKey {\n    id\n    version\n    name\n    state\n    mayPin\n    scopeModels\n    scopeFamilies\n    createdAt\n    revokedAt\n    tokens {\n      prefix\n      lastFour\n      endsAt\n      createdAt\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CustomerKeys($first: Int!, $after: String, $filter: ApiKeyFilter) {\n    apiKeys(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...KeyParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query CustomerKeys($first: Int!, $after: String, $filter: ApiKeyFilter) {\n    apiKeys(first: $first, after: $after, filter: $filter) {\n      nodes {\n        ...KeyParts\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CustomerKey($id: Uuid!) {\n    apiKey(id: $id) {\n      ...KeyParts\n    }\n  }\n"): (typeof documents)["\n  query CustomerKey($id: Uuid!) {\n    apiKey(id: $id) {\n      ...KeyParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KeyChoices {\n    models(first: 200, sort: SLUG_ASC) {\n      nodes {\n        id\n        slug\n      }\n    }\n    families(first: 200) {\n      nodes {\n        slug\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query KeyChoices {\n    models(first: 200, sort: SLUG_ASC) {\n      nodes {\n        id\n        slug\n      }\n    }\n    families(first: 200) {\n      nodes {\n        slug\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      __typename\n      ... on ApiKeySecret {\n        secret\n        apiKey {\n          ...KeyParts\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation CreateKey($input: CreateApiKeyInput!) {\n    createApiKey(input: $input) {\n      __typename\n      ... on ApiKeySecret {\n        secret\n        apiKey {\n          ...KeyParts\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateKey($input: UpdateApiKeyInput!) {\n    updateApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateKey($input: UpdateApiKeyInput!) {\n    updateApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RotateKey($input: RotateApiKeyInput!) {\n    rotateApiKey(input: $input) {\n      __typename\n      ... on ApiKeySecret {\n        secret\n        apiKey {\n          ...KeyParts\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation RotateKey($input: RotateApiKeyInput!) {\n    rotateApiKey(input: $input) {\n      __typename\n      ... on ApiKeySecret {\n        secret\n        apiKey {\n          ...KeyParts\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DisableKey($input: ApiKeyVersionInput!) {\n    disableApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation DisableKey($input: ApiKeyVersionInput!) {\n    disableApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation EnableKey($input: ApiKeyVersionInput!) {\n    enableApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation EnableKey($input: ApiKeyVersionInput!) {\n    enableApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeKey($input: ApiKeyVersionInput!) {\n    revokeApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeKey($input: ApiKeyVersionInput!) {\n    revokeApiKey(input: $input) {\n      __typename\n      ... on ApiKey {\n        ...KeyParts\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KeyTraffic($id: Uuid!, $from: DateTime!) {\n    usageRecords(first: 1, filter: { apiKeyId: $id, from: $from }) {\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query KeyTraffic($id: Uuid!, $from: DateTime!) {\n    usageRecords(first: 1, filter: { apiKeyId: $id, from: $from }) {\n      totalCount\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;