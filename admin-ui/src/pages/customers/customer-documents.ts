// What the customers pages ask of the API about people, accounts and wallets.
import { graphql } from '../../generated/customers/gql.ts';

graphql(`
  fragment CustomerRow on User {
    id
    version
    email
    name
    role
    state
    mustReplacePassword
    lastSeenAt
    createdAt
    account {
      id
      version
      name
      mode
      state
      apiKeyCount
      group {
        id
        name
        multiplierPpm
      }
      wallet {
        id
        balanceNanoUsd
        availableNanoUsd
        inUseNanoUsd
      }
    }
  }
`);

graphql(`
  fragment WalletDetail on Wallet {
    id
    balanceNanoUsd
    availableNanoUsd
    inUseNanoUsd
    leasedNanoUsd
    heldNanoUsd
    lots {
      id
      origin
      scopeKey
      amountNanoUsd
      remainingNanoUsd
      expiresAt
      createdAt
    }
    leases {
      nodeId
      nodeName
      outstandingNanoUsd
      inFlightNanoUsd
    }
    spend {
      todayNanoUsd
      last30DaysNanoUsd
    }
  }
`);

export const CUSTOMERS = graphql(`
  query Customers($first: Int!, $after: String, $filter: UserFilter, $sort: UserSort!) {
    users(first: $first, after: $after, filter: $filter, sort: $sort) {
      nodes {
        ...CustomerRow
      }
      nextCursor
      totalCount
    }
  }
`);

export const CUSTOMER = graphql(`
  query Customer($id: Uuid!) {
    user(id: $id) {
      ...CustomerRow
      account {
        id
        wallet {
          ...WalletDetail
        }
      }
    }
  }
`);

export const CUSTOMER_LEDGER = graphql(`
  query CustomerLedger($first: Int!, $after: String, $filter: LedgerFilter) {
    ledgerTransactions(first: $first, after: $after, filter: $filter) {
      nodes {
        id
        kind
        reason
        requests
        actor
        amountNanoUsd
        balanceAfterNanoUsd
        createdAt
      }
      nextCursor
      totalCount
    }
  }
`);

export const CUSTOMER_USAGE = graphql(`
  query CustomerUsage($first: Int!, $after: String, $filter: UsageFilter) {
    usageRecords(first: $first, after: $after, filter: $filter) {
      nodes {
        id
        startedAt
        askedModel
        modelSlug
        apiKeyName
        status
        errorCode
        stream
        inputTokens
        outputTokens
        ttftMs
        durationMs
        chargeNanoUsd
      }
      nextCursor
      totalCount
    }
  }
`);

export const CUSTOMER_AUDIT = graphql(`
  query CustomerAudit($user: String!, $account: String!, $wallet: String!) {
    ofUser: auditEntries(first: 50, filter: { objectId: $user }) {
      nodes {
        ...AuditLine
      }
    }
    ofAccount: auditEntries(first: 50, filter: { objectId: $account }) {
      nodes {
        ...AuditLine
      }
    }
    ofWallet: auditEntries(first: 50, filter: { objectId: $wallet }) {
      nodes {
        ...AuditLine
      }
    }
  }
  fragment AuditLine on AuditEntry {
    id
    at
    action
    actorName
    outcome
    problemCode
  }
`);

export const CUSTOMER_GROUPS = graphql(`
  query CustomerGroups {
    userGroups(first: 200) {
      nodes {
        id
        slug
        name
        multiplierPpm
      }
    }
  }
`);

/** The account afresh, for the view of a conflict. */
export const ACCOUNT = graphql(`
  query CustomerAccount($id: Uuid!) {
    account(id: $id) {
      id
      version
      name
      group {
        id
        name
        multiplierPpm
      }
    }
  }
`);
