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
    "\n  query Staff($first: Int!, $after: String) {\n    users(first: $first, after: $after, filter: { staff: true }) {\n      nodes {\n        id\n        version\n        email\n        name\n        role\n        state\n        mustReplacePassword\n        lastSeenAt\n        createdAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": typeof types.StaffDocument,
    "\n  mutation CreateStaff($input: CreateUserInput!) {\n    createUser(input: $input) {\n      __typename\n      ... on UserCredentials {\n        oneTimePassword\n        user {\n          id\n          email\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.CreateStaffDocument,
    "\n  query Groups($first: Int!, $after: String) {\n    userGroups(first: $first, after: $after) {\n      nodes {\n        id\n        version\n        slug\n        name\n        multiplierPpm\n        updatedAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": typeof types.GroupsDocument,
    "\n  mutation CreateGroup($input: CreateUserGroupInput!) {\n    createUserGroup(input: $input) {\n      __typename\n      ... on UserGroup {\n        id\n        name\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.CreateGroupDocument,
    "\n  mutation UpdateGroup($input: UpdateUserGroupInput!) {\n    updateUserGroup(input: $input) {\n      __typename\n      ... on UserGroup {\n        id\n        version\n        name\n        multiplierPpm\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.UpdateGroupDocument,
    "\n  mutation DeleteGroup($input: DeleteUserGroupInput!) {\n    deleteUserGroup(input: $input) {\n      __typename\n      ... on UserGroup {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.DeleteGroupDocument,
    "\n  query Families($first: Int!, $after: String) {\n    families(first: $first, after: $after) {\n      nodes {\n        slug\n        version\n        name\n        position\n        modelCount\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": typeof types.FamiliesDocument,
    "\n  mutation CreateFamily($input: CreateFamilyInput!) {\n    createFamily(input: $input) {\n      __typename\n      ... on Family {\n        slug\n        name\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.CreateFamilyDocument,
    "\n  mutation UpdateFamily($input: UpdateFamilyInput!) {\n    updateFamily(input: $input) {\n      __typename\n      ... on Family {\n        slug\n        name\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.UpdateFamilyDocument,
    "\n  mutation DeleteFamily($input: DeleteFamilyInput!) {\n    deleteFamily(input: $input) {\n      __typename\n      ... on Family {\n        slug\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.DeleteFamilyDocument,
    "\n  query Tokens($first: Int!, $after: String) {\n    automationTokens(first: $first, after: $after) {\n      nodes {\n        id\n        name\n        lastFour\n        scopes\n        adjustLimit\n        expiresAt\n        lastUsedAt\n        revokedAt\n        createdAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": typeof types.TokensDocument,
    "\n  mutation CreateToken($input: CreateAutomationTokenInput!) {\n    createAutomationToken(input: $input) {\n      __typename\n      ... on AutomationTokenSecret {\n        secret\n        automationToken {\n          id\n          name\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.CreateTokenDocument,
    "\n  mutation RevokeToken($input: RevokeAutomationTokenInput!) {\n    revokeAutomationToken(input: $input) {\n      __typename\n      ... on AutomationToken {\n        id\n        revokedAt\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.RevokeTokenDocument,
    "\n  fragment SettingsParts on Settings {\n    version\n    updatedAt\n    siteName\n    platformFeePpm\n    keyPrefix\n    unknownModelStatus\n    topUpUrl\n    defaultOutputTokens\n    maxDisconnectedMs\n    operatorAdjustLimitNanoUsd\n  }\n": typeof types.SettingsPartsFragmentDoc,
    "\n  query Settings {\n    settings {\n      ...SettingsParts\n    }\n  }\n": typeof types.SettingsDocument,
    "\n  mutation UpdateSettings($input: UpdateSettingsInput!) {\n    updateSettings(input: $input) {\n      __typename\n      ... on Settings {\n        ...SettingsParts\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.UpdateSettingsDocument,
    "\n  query TestMoney {\n    testMoneyEffect {\n      wallets\n      availableNanoUsd\n      inUseNanoUsd\n    }\n  }\n": typeof types.TestMoneyDocument,
    "\n  mutation RemoveTestMoney($input: RemoveTestMoneyInput!) {\n    removeTestMoney(input: $input) {\n      __typename\n      ... on TestMoneyRemoval {\n        wallets\n        removedNanoUsd\n        stillInUseNanoUsd\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.RemoveTestMoneyDocument,
    "\n  query Profile {\n    me {\n      steppedUpUntil\n      user {\n        id\n        email\n        name\n        locale\n        role\n        createdAt\n      }\n    }\n  }\n": typeof types.ProfileDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      __typename\n      ... on Me {\n        user {\n          id\n          name\n          locale\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.UpdateProfileDocument,
    "\n  mutation ChangePassword($input: ReplacePasswordInput!) {\n    replacePassword(input: $input) {\n      __typename\n      ... on Me {\n        steppedUpUntil\n      }\n      ...ProblemParts\n    }\n  }\n": typeof types.ChangePasswordDocument,
};
const documents: Documents = {
    "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}": types.ProblemPartsFragmentDoc,
    "\n  query Staff($first: Int!, $after: String) {\n    users(first: $first, after: $after, filter: { staff: true }) {\n      nodes {\n        id\n        version\n        email\n        name\n        role\n        state\n        mustReplacePassword\n        lastSeenAt\n        createdAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": types.StaffDocument,
    "\n  mutation CreateStaff($input: CreateUserInput!) {\n    createUser(input: $input) {\n      __typename\n      ... on UserCredentials {\n        oneTimePassword\n        user {\n          id\n          email\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": types.CreateStaffDocument,
    "\n  query Groups($first: Int!, $after: String) {\n    userGroups(first: $first, after: $after) {\n      nodes {\n        id\n        version\n        slug\n        name\n        multiplierPpm\n        updatedAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": types.GroupsDocument,
    "\n  mutation CreateGroup($input: CreateUserGroupInput!) {\n    createUserGroup(input: $input) {\n      __typename\n      ... on UserGroup {\n        id\n        name\n      }\n      ...ProblemParts\n    }\n  }\n": types.CreateGroupDocument,
    "\n  mutation UpdateGroup($input: UpdateUserGroupInput!) {\n    updateUserGroup(input: $input) {\n      __typename\n      ... on UserGroup {\n        id\n        version\n        name\n        multiplierPpm\n      }\n      ...ProblemParts\n    }\n  }\n": types.UpdateGroupDocument,
    "\n  mutation DeleteGroup($input: DeleteUserGroupInput!) {\n    deleteUserGroup(input: $input) {\n      __typename\n      ... on UserGroup {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n": types.DeleteGroupDocument,
    "\n  query Families($first: Int!, $after: String) {\n    families(first: $first, after: $after) {\n      nodes {\n        slug\n        version\n        name\n        position\n        modelCount\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": types.FamiliesDocument,
    "\n  mutation CreateFamily($input: CreateFamilyInput!) {\n    createFamily(input: $input) {\n      __typename\n      ... on Family {\n        slug\n        name\n      }\n      ...ProblemParts\n    }\n  }\n": types.CreateFamilyDocument,
    "\n  mutation UpdateFamily($input: UpdateFamilyInput!) {\n    updateFamily(input: $input) {\n      __typename\n      ... on Family {\n        slug\n        name\n      }\n      ...ProblemParts\n    }\n  }\n": types.UpdateFamilyDocument,
    "\n  mutation DeleteFamily($input: DeleteFamilyInput!) {\n    deleteFamily(input: $input) {\n      __typename\n      ... on Family {\n        slug\n      }\n      ...ProblemParts\n    }\n  }\n": types.DeleteFamilyDocument,
    "\n  query Tokens($first: Int!, $after: String) {\n    automationTokens(first: $first, after: $after) {\n      nodes {\n        id\n        name\n        lastFour\n        scopes\n        adjustLimit\n        expiresAt\n        lastUsedAt\n        revokedAt\n        createdAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": types.TokensDocument,
    "\n  mutation CreateToken($input: CreateAutomationTokenInput!) {\n    createAutomationToken(input: $input) {\n      __typename\n      ... on AutomationTokenSecret {\n        secret\n        automationToken {\n          id\n          name\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": types.CreateTokenDocument,
    "\n  mutation RevokeToken($input: RevokeAutomationTokenInput!) {\n    revokeAutomationToken(input: $input) {\n      __typename\n      ... on AutomationToken {\n        id\n        revokedAt\n      }\n      ...ProblemParts\n    }\n  }\n": types.RevokeTokenDocument,
    "\n  fragment SettingsParts on Settings {\n    version\n    updatedAt\n    siteName\n    platformFeePpm\n    keyPrefix\n    unknownModelStatus\n    topUpUrl\n    defaultOutputTokens\n    maxDisconnectedMs\n    operatorAdjustLimitNanoUsd\n  }\n": types.SettingsPartsFragmentDoc,
    "\n  query Settings {\n    settings {\n      ...SettingsParts\n    }\n  }\n": types.SettingsDocument,
    "\n  mutation UpdateSettings($input: UpdateSettingsInput!) {\n    updateSettings(input: $input) {\n      __typename\n      ... on Settings {\n        ...SettingsParts\n      }\n      ...ProblemParts\n    }\n  }\n": types.UpdateSettingsDocument,
    "\n  query TestMoney {\n    testMoneyEffect {\n      wallets\n      availableNanoUsd\n      inUseNanoUsd\n    }\n  }\n": types.TestMoneyDocument,
    "\n  mutation RemoveTestMoney($input: RemoveTestMoneyInput!) {\n    removeTestMoney(input: $input) {\n      __typename\n      ... on TestMoneyRemoval {\n        wallets\n        removedNanoUsd\n        stillInUseNanoUsd\n      }\n      ...ProblemParts\n    }\n  }\n": types.RemoveTestMoneyDocument,
    "\n  query Profile {\n    me {\n      steppedUpUntil\n      user {\n        id\n        email\n        name\n        locale\n        role\n        createdAt\n      }\n    }\n  }\n": types.ProfileDocument,
    "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      __typename\n      ... on Me {\n        user {\n          id\n          name\n          locale\n        }\n      }\n      ...ProblemParts\n    }\n  }\n": types.UpdateProfileDocument,
    "\n  mutation ChangePassword($input: ReplacePasswordInput!) {\n    replacePassword(input: $input) {\n      __typename\n      ... on Me {\n        steppedUpUntil\n      }\n      ...ProblemParts\n    }\n  }\n": types.ChangePasswordDocument,
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
export function graphql(source: "\n  query Staff($first: Int!, $after: String) {\n    users(first: $first, after: $after, filter: { staff: true }) {\n      nodes {\n        id\n        version\n        email\n        name\n        role\n        state\n        mustReplacePassword\n        lastSeenAt\n        createdAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Staff($first: Int!, $after: String) {\n    users(first: $first, after: $after, filter: { staff: true }) {\n      nodes {\n        id\n        version\n        email\n        name\n        role\n        state\n        mustReplacePassword\n        lastSeenAt\n        createdAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateStaff($input: CreateUserInput!) {\n    createUser(input: $input) {\n      __typename\n      ... on UserCredentials {\n        oneTimePassword\n        user {\n          id\n          email\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation CreateStaff($input: CreateUserInput!) {\n    createUser(input: $input) {\n      __typename\n      ... on UserCredentials {\n        oneTimePassword\n        user {\n          id\n          email\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Groups($first: Int!, $after: String) {\n    userGroups(first: $first, after: $after) {\n      nodes {\n        id\n        version\n        slug\n        name\n        multiplierPpm\n        updatedAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Groups($first: Int!, $after: String) {\n    userGroups(first: $first, after: $after) {\n      nodes {\n        id\n        version\n        slug\n        name\n        multiplierPpm\n        updatedAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateGroup($input: CreateUserGroupInput!) {\n    createUserGroup(input: $input) {\n      __typename\n      ... on UserGroup {\n        id\n        name\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation CreateGroup($input: CreateUserGroupInput!) {\n    createUserGroup(input: $input) {\n      __typename\n      ... on UserGroup {\n        id\n        name\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateGroup($input: UpdateUserGroupInput!) {\n    updateUserGroup(input: $input) {\n      __typename\n      ... on UserGroup {\n        id\n        version\n        name\n        multiplierPpm\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateGroup($input: UpdateUserGroupInput!) {\n    updateUserGroup(input: $input) {\n      __typename\n      ... on UserGroup {\n        id\n        version\n        name\n        multiplierPpm\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteGroup($input: DeleteUserGroupInput!) {\n    deleteUserGroup(input: $input) {\n      __typename\n      ... on UserGroup {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteGroup($input: DeleteUserGroupInput!) {\n    deleteUserGroup(input: $input) {\n      __typename\n      ... on UserGroup {\n        id\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Families($first: Int!, $after: String) {\n    families(first: $first, after: $after) {\n      nodes {\n        slug\n        version\n        name\n        position\n        modelCount\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Families($first: Int!, $after: String) {\n    families(first: $first, after: $after) {\n      nodes {\n        slug\n        version\n        name\n        position\n        modelCount\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateFamily($input: CreateFamilyInput!) {\n    createFamily(input: $input) {\n      __typename\n      ... on Family {\n        slug\n        name\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation CreateFamily($input: CreateFamilyInput!) {\n    createFamily(input: $input) {\n      __typename\n      ... on Family {\n        slug\n        name\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateFamily($input: UpdateFamilyInput!) {\n    updateFamily(input: $input) {\n      __typename\n      ... on Family {\n        slug\n        name\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateFamily($input: UpdateFamilyInput!) {\n    updateFamily(input: $input) {\n      __typename\n      ... on Family {\n        slug\n        name\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteFamily($input: DeleteFamilyInput!) {\n    deleteFamily(input: $input) {\n      __typename\n      ... on Family {\n        slug\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation DeleteFamily($input: DeleteFamilyInput!) {\n    deleteFamily(input: $input) {\n      __typename\n      ... on Family {\n        slug\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Tokens($first: Int!, $after: String) {\n    automationTokens(first: $first, after: $after) {\n      nodes {\n        id\n        name\n        lastFour\n        scopes\n        adjustLimit\n        expiresAt\n        lastUsedAt\n        revokedAt\n        createdAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query Tokens($first: Int!, $after: String) {\n    automationTokens(first: $first, after: $after) {\n      nodes {\n        id\n        name\n        lastFour\n        scopes\n        adjustLimit\n        expiresAt\n        lastUsedAt\n        revokedAt\n        createdAt\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateToken($input: CreateAutomationTokenInput!) {\n    createAutomationToken(input: $input) {\n      __typename\n      ... on AutomationTokenSecret {\n        secret\n        automationToken {\n          id\n          name\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation CreateToken($input: CreateAutomationTokenInput!) {\n    createAutomationToken(input: $input) {\n      __typename\n      ... on AutomationTokenSecret {\n        secret\n        automationToken {\n          id\n          name\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RevokeToken($input: RevokeAutomationTokenInput!) {\n    revokeAutomationToken(input: $input) {\n      __typename\n      ... on AutomationToken {\n        id\n        revokedAt\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation RevokeToken($input: RevokeAutomationTokenInput!) {\n    revokeAutomationToken(input: $input) {\n      __typename\n      ... on AutomationToken {\n        id\n        revokedAt\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SettingsParts on Settings {\n    version\n    updatedAt\n    siteName\n    platformFeePpm\n    keyPrefix\n    unknownModelStatus\n    topUpUrl\n    defaultOutputTokens\n    maxDisconnectedMs\n    operatorAdjustLimitNanoUsd\n  }\n"): (typeof documents)["\n  fragment SettingsParts on Settings {\n    version\n    updatedAt\n    siteName\n    platformFeePpm\n    keyPrefix\n    unknownModelStatus\n    topUpUrl\n    defaultOutputTokens\n    maxDisconnectedMs\n    operatorAdjustLimitNanoUsd\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Settings {\n    settings {\n      ...SettingsParts\n    }\n  }\n"): (typeof documents)["\n  query Settings {\n    settings {\n      ...SettingsParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateSettings($input: UpdateSettingsInput!) {\n    updateSettings(input: $input) {\n      __typename\n      ... on Settings {\n        ...SettingsParts\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateSettings($input: UpdateSettingsInput!) {\n    updateSettings(input: $input) {\n      __typename\n      ... on Settings {\n        ...SettingsParts\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query TestMoney {\n    testMoneyEffect {\n      wallets\n      availableNanoUsd\n      inUseNanoUsd\n    }\n  }\n"): (typeof documents)["\n  query TestMoney {\n    testMoneyEffect {\n      wallets\n      availableNanoUsd\n      inUseNanoUsd\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveTestMoney($input: RemoveTestMoneyInput!) {\n    removeTestMoney(input: $input) {\n      __typename\n      ... on TestMoneyRemoval {\n        wallets\n        removedNanoUsd\n        stillInUseNanoUsd\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation RemoveTestMoney($input: RemoveTestMoneyInput!) {\n    removeTestMoney(input: $input) {\n      __typename\n      ... on TestMoneyRemoval {\n        wallets\n        removedNanoUsd\n        stillInUseNanoUsd\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Profile {\n    me {\n      steppedUpUntil\n      user {\n        id\n        email\n        name\n        locale\n        role\n        createdAt\n      }\n    }\n  }\n"): (typeof documents)["\n  query Profile {\n    me {\n      steppedUpUntil\n      user {\n        id\n        email\n        name\n        locale\n        role\n        createdAt\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      __typename\n      ... on Me {\n        user {\n          id\n          name\n          locale\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateProfile($input: UpdateProfileInput!) {\n    updateProfile(input: $input) {\n      __typename\n      ... on Me {\n        user {\n          id\n          name\n          locale\n        }\n      }\n      ...ProblemParts\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ChangePassword($input: ReplacePasswordInput!) {\n    replacePassword(input: $input) {\n      __typename\n      ... on Me {\n        steppedUpUntil\n      }\n      ...ProblemParts\n    }\n  }\n"): (typeof documents)["\n  mutation ChangePassword($input: ReplacePasswordInput!) {\n    replacePassword(input: $input) {\n      __typename\n      ... on Me {\n        steppedUpUntil\n      }\n      ...ProblemParts\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;