// The changes that the customers pages make to people, accounts and wallets.
import { graphql } from '../../generated/customers/gql.ts';

export const CREATE_USER = graphql(`
  mutation CreateUser($input: CreateUserInput!) {
    createUser(input: $input) {
      __typename
      ... on UserCredentials {
        oneTimePassword
        user {
          id
          email
        }
      }
      ...ProblemParts
    }
  }
`);

export const ADJUST_BALANCE = graphql(`
  mutation AdjustBalance($input: AdjustBalanceInput!) {
    adjustBalance(input: $input) {
      __typename
      ... on BalanceAdjustment {
        transactionId
        availableNanoUsd
      }
      ...ProblemParts
    }
  }
`);

export const UPDATE_ACCOUNT = graphql(`
  mutation UpdateAccount($input: UpdateAccountInput!) {
    updateAccount(input: $input) {
      __typename
      ... on Account {
        id
        version
        name
        state
        group {
          id
          name
          multiplierPpm
        }
      }
      ...ProblemParts
    }
  }
`);

export const DISABLE_USER = graphql(`
  mutation DisableUser($input: UserVersionInput!) {
    disableUser(input: $input) {
      __typename
      ... on User {
        id
        version
        state
      }
      ...ProblemParts
    }
  }
`);

export const ENABLE_USER = graphql(`
  mutation EnableUser($input: UserVersionInput!) {
    enableUser(input: $input) {
      __typename
      ... on User {
        id
        version
        state
      }
      ...ProblemParts
    }
  }
`);

export const ASSIGN_ROLE = graphql(`
  mutation AssignRole($input: AssignUserRoleInput!) {
    assignUserRole(input: $input) {
      __typename
      ... on User {
        id
        version
        role
      }
      ...ProblemParts
    }
  }
`);

export const RESET_CREDENTIALS = graphql(`
  mutation ResetCredentials($input: UserVersionInput!) {
    resetUserCredentials(input: $input) {
      __typename
      ... on UserCredentials {
        oneTimePassword
        user {
          id
          version
          mustReplacePassword
        }
      }
      ...ProblemParts
    }
  }
`);
