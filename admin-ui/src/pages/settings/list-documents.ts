// What the settings page asks and changes about staff, groups, families and tokens.
import { graphql } from '../../generated/settings/gql.ts';

export const STAFF = graphql(`
  query Staff($first: Int!, $after: String) {
    users(first: $first, after: $after, filter: { staff: true }) {
      nodes {
        id
        version
        email
        name
        role
        state
        mustReplacePassword
        lastSeenAt
        createdAt
      }
      nextCursor
      totalCount
    }
  }
`);

export const CREATE_STAFF = graphql(`
  mutation CreateStaff($input: CreateUserInput!) {
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

export const GROUPS = graphql(`
  query Groups($first: Int!, $after: String) {
    userGroups(first: $first, after: $after) {
      nodes {
        id
        version
        slug
        name
        multiplierPpm
        updatedAt
      }
      nextCursor
      totalCount
    }
  }
`);

export const CREATE_GROUP = graphql(`
  mutation CreateGroup($input: CreateUserGroupInput!) {
    createUserGroup(input: $input) {
      __typename
      ... on UserGroup {
        id
        name
      }
      ...ProblemParts
    }
  }
`);

export const UPDATE_GROUP = graphql(`
  mutation UpdateGroup($input: UpdateUserGroupInput!) {
    updateUserGroup(input: $input) {
      __typename
      ... on UserGroup {
        id
        version
        name
        multiplierPpm
      }
      ...ProblemParts
    }
  }
`);

export const DELETE_GROUP = graphql(`
  mutation DeleteGroup($input: DeleteUserGroupInput!) {
    deleteUserGroup(input: $input) {
      __typename
      ... on UserGroup {
        id
      }
      ...ProblemParts
    }
  }
`);

export const FAMILIES = graphql(`
  query Families($first: Int!, $after: String) {
    families(first: $first, after: $after) {
      nodes {
        slug
        version
        name
        position
        modelCount
      }
      nextCursor
      totalCount
    }
  }
`);

export const CREATE_FAMILY = graphql(`
  mutation CreateFamily($input: CreateFamilyInput!) {
    createFamily(input: $input) {
      __typename
      ... on Family {
        slug
        name
      }
      ...ProblemParts
    }
  }
`);

export const UPDATE_FAMILY = graphql(`
  mutation UpdateFamily($input: UpdateFamilyInput!) {
    updateFamily(input: $input) {
      __typename
      ... on Family {
        slug
        name
      }
      ...ProblemParts
    }
  }
`);

export const DELETE_FAMILY = graphql(`
  mutation DeleteFamily($input: DeleteFamilyInput!) {
    deleteFamily(input: $input) {
      __typename
      ... on Family {
        slug
      }
      ...ProblemParts
    }
  }
`);

export const TOKENS = graphql(`
  query Tokens($first: Int!, $after: String) {
    automationTokens(first: $first, after: $after) {
      nodes {
        id
        name
        lastFour
        scopes
        adjustLimit
        expiresAt
        lastUsedAt
        revokedAt
        createdAt
      }
      nextCursor
      totalCount
    }
  }
`);

export const CREATE_TOKEN = graphql(`
  mutation CreateToken($input: CreateAutomationTokenInput!) {
    createAutomationToken(input: $input) {
      __typename
      ... on AutomationTokenSecret {
        secret
        automationToken {
          id
          name
        }
      }
      ...ProblemParts
    }
  }
`);

export const REVOKE_TOKEN = graphql(`
  mutation RevokeToken($input: RevokeAutomationTokenInput!) {
    revokeAutomationToken(input: $input) {
      __typename
      ... on AutomationToken {
        id
        revokedAt
      }
      ...ProblemParts
    }
  }
`);
