// What the ledger page asks: transactions, the operator's own balances, one transaction, and
// whose wallet it touched.
import { graphql } from '../../generated/ledger/index.ts';

export const TRANSACTIONS = graphql(`
  query LedgerTransactions($first: Int!, $after: String, $filter: LedgerFilter) {
    ledgerTransactions(first: $first, after: $after, filter: $filter) {
      nodes {
        id
        kind
        createdAt
        accountName
        actor
        reason
        requests
        mode
        amountNanoUsd
        balanceAfterNanoUsd
      }
      nextCursor
      totalCount
    }
  }
`);

export const BALANCES = graphql(`
  query LedgerBalances {
    ledgerBalances {
      account
      balanceNanoUsd
    }
  }
`);

export const CUSTOMER_NAMES = graphql(`
  query LedgerCustomers($search: String!) {
    accounts(first: 50, filter: { search: $search }) {
      nodes {
        id
        name
      }
    }
  }
`);

export const TRANSACTION = graphql(`
  query LedgerTransaction($id: String!) {
    ledgerTransaction(id: $id) {
      id
      kind
      createdAt
      accountName
      walletId
      actor
      reason
      requests
      mode
      amountNanoUsd
      entries {
        id
        account
        amountNanoUsd
        balanceAfterNanoUsd
      }
    }
  }
`);

export const WALLET = graphql(`
  query LedgerWallet($id: Uuid!) {
    wallet(id: $id) {
      id
      accountId
      accountName
      balanceNanoUsd
      availableNanoUsd
      inUseNanoUsd
    }
  }
`);

export const WALLET_OWNER = graphql(`
  query LedgerWalletOwner($accountId: Uuid!) {
    users(first: 1, filter: { accountId: $accountId }) {
      nodes {
        id
      }
    }
  }
`);
