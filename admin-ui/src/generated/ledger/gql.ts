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
    "\n  query LedgerTransactions($first: Int!, $after: String, $filter: LedgerFilter) {\n    ledgerTransactions(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        kind\n        createdAt\n        accountName\n        actor\n        reason\n        requests\n        mode\n        amountNanoUsd\n        balanceAfterNanoUsd\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": typeof types.LedgerTransactionsDocument,
    "\n  query LedgerBalances {\n    ledgerBalances {\n      account\n      balanceNanoUsd\n    }\n  }\n": typeof types.LedgerBalancesDocument,
    "\n  query LedgerCustomers($search: String!) {\n    accounts(first: 50, filter: { search: $search }) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": typeof types.LedgerCustomersDocument,
    "\n  query LedgerTransaction($id: String!) {\n    ledgerTransaction(id: $id) {\n      id\n      kind\n      createdAt\n      accountName\n      walletId\n      actor\n      reason\n      requests\n      mode\n      amountNanoUsd\n      entries {\n        id\n        account\n        amountNanoUsd\n        balanceAfterNanoUsd\n      }\n    }\n  }\n": typeof types.LedgerTransactionDocument,
    "\n  query LedgerWallet($id: Uuid!) {\n    wallet(id: $id) {\n      id\n      accountId\n      accountName\n      balanceNanoUsd\n      availableNanoUsd\n      inUseNanoUsd\n    }\n  }\n": typeof types.LedgerWalletDocument,
    "\n  query LedgerWalletOwner($accountId: Uuid!) {\n    users(first: 1, filter: { accountId: $accountId }) {\n      nodes {\n        id\n      }\n    }\n  }\n": typeof types.LedgerWalletOwnerDocument,
};
const documents: Documents = {
    "fragment ProblemParts on Problem {\n  code\n  message\n  params {\n    name\n    value\n  }\n  fields {\n    path\n    code\n    message\n  }\n  current\n}": types.ProblemPartsFragmentDoc,
    "\n  query LedgerTransactions($first: Int!, $after: String, $filter: LedgerFilter) {\n    ledgerTransactions(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        kind\n        createdAt\n        accountName\n        actor\n        reason\n        requests\n        mode\n        amountNanoUsd\n        balanceAfterNanoUsd\n      }\n      nextCursor\n      totalCount\n    }\n  }\n": types.LedgerTransactionsDocument,
    "\n  query LedgerBalances {\n    ledgerBalances {\n      account\n      balanceNanoUsd\n    }\n  }\n": types.LedgerBalancesDocument,
    "\n  query LedgerCustomers($search: String!) {\n    accounts(first: 50, filter: { search: $search }) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n": types.LedgerCustomersDocument,
    "\n  query LedgerTransaction($id: String!) {\n    ledgerTransaction(id: $id) {\n      id\n      kind\n      createdAt\n      accountName\n      walletId\n      actor\n      reason\n      requests\n      mode\n      amountNanoUsd\n      entries {\n        id\n        account\n        amountNanoUsd\n        balanceAfterNanoUsd\n      }\n    }\n  }\n": types.LedgerTransactionDocument,
    "\n  query LedgerWallet($id: Uuid!) {\n    wallet(id: $id) {\n      id\n      accountId\n      accountName\n      balanceNanoUsd\n      availableNanoUsd\n      inUseNanoUsd\n    }\n  }\n": types.LedgerWalletDocument,
    "\n  query LedgerWalletOwner($accountId: Uuid!) {\n    users(first: 1, filter: { accountId: $accountId }) {\n      nodes {\n        id\n      }\n    }\n  }\n": types.LedgerWalletOwnerDocument,
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
export function graphql(source: "\n  query LedgerTransactions($first: Int!, $after: String, $filter: LedgerFilter) {\n    ledgerTransactions(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        kind\n        createdAt\n        accountName\n        actor\n        reason\n        requests\n        mode\n        amountNanoUsd\n        balanceAfterNanoUsd\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"): (typeof documents)["\n  query LedgerTransactions($first: Int!, $after: String, $filter: LedgerFilter) {\n    ledgerTransactions(first: $first, after: $after, filter: $filter) {\n      nodes {\n        id\n        kind\n        createdAt\n        accountName\n        actor\n        reason\n        requests\n        mode\n        amountNanoUsd\n        balanceAfterNanoUsd\n      }\n      nextCursor\n      totalCount\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LedgerBalances {\n    ledgerBalances {\n      account\n      balanceNanoUsd\n    }\n  }\n"): (typeof documents)["\n  query LedgerBalances {\n    ledgerBalances {\n      account\n      balanceNanoUsd\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LedgerCustomers($search: String!) {\n    accounts(first: 50, filter: { search: $search }) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"): (typeof documents)["\n  query LedgerCustomers($search: String!) {\n    accounts(first: 50, filter: { search: $search }) {\n      nodes {\n        id\n        name\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LedgerTransaction($id: String!) {\n    ledgerTransaction(id: $id) {\n      id\n      kind\n      createdAt\n      accountName\n      walletId\n      actor\n      reason\n      requests\n      mode\n      amountNanoUsd\n      entries {\n        id\n        account\n        amountNanoUsd\n        balanceAfterNanoUsd\n      }\n    }\n  }\n"): (typeof documents)["\n  query LedgerTransaction($id: String!) {\n    ledgerTransaction(id: $id) {\n      id\n      kind\n      createdAt\n      accountName\n      walletId\n      actor\n      reason\n      requests\n      mode\n      amountNanoUsd\n      entries {\n        id\n        account\n        amountNanoUsd\n        balanceAfterNanoUsd\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LedgerWallet($id: Uuid!) {\n    wallet(id: $id) {\n      id\n      accountId\n      accountName\n      balanceNanoUsd\n      availableNanoUsd\n      inUseNanoUsd\n    }\n  }\n"): (typeof documents)["\n  query LedgerWallet($id: Uuid!) {\n    wallet(id: $id) {\n      id\n      accountId\n      accountName\n      balanceNanoUsd\n      availableNanoUsd\n      inUseNanoUsd\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LedgerWalletOwner($accountId: Uuid!) {\n    users(first: 1, filter: { accountId: $accountId }) {\n      nodes {\n        id\n      }\n    }\n  }\n"): (typeof documents)["\n  query LedgerWalletOwner($accountId: Uuid!) {\n    users(first: 1, filter: { accountId: $accountId }) {\n      nodes {\n        id\n      }\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;