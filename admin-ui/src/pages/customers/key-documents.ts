// What the customers pages ask and change about API keys.
import { graphql } from '../../generated/customers/gql.ts';

graphql(`
  fragment KeyParts on ApiKey {
    id
    version
    name
    state
    mayPin
    scopeModels
    scopeFamilies
    createdAt
    revokedAt
    tokens {
      prefix
      lastFour
      endsAt
      createdAt
    }
  }
`);

export const CUSTOMER_KEYS = graphql(`
  query CustomerKeys($first: Int!, $after: String, $filter: ApiKeyFilter) {
    apiKeys(first: $first, after: $after, filter: $filter) {
      nodes {
        ...KeyParts
      }
      nextCursor
      totalCount
    }
  }
`);

export const API_KEY = graphql(`
  query CustomerKey($id: Uuid!) {
    apiKey(id: $id) {
      ...KeyParts
    }
  }
`);

export const KEY_CHOICES = graphql(`
  query KeyChoices {
    models(first: 200, sort: SLUG_ASC) {
      nodes {
        id
        slug
      }
    }
    families(first: 200) {
      nodes {
        slug
        name
      }
    }
  }
`);

export const CREATE_KEY = graphql(`
  mutation CreateKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      __typename
      ... on ApiKeySecret {
        secret
        apiKey {
          ...KeyParts
        }
      }
      ...ProblemParts
    }
  }
`);

export const UPDATE_KEY = graphql(`
  mutation UpdateKey($input: UpdateApiKeyInput!) {
    updateApiKey(input: $input) {
      __typename
      ... on ApiKey {
        ...KeyParts
      }
      ...ProblemParts
    }
  }
`);

export const ROTATE_KEY = graphql(`
  mutation RotateKey($input: RotateApiKeyInput!) {
    rotateApiKey(input: $input) {
      __typename
      ... on ApiKeySecret {
        secret
        apiKey {
          ...KeyParts
        }
      }
      ...ProblemParts
    }
  }
`);

export const DISABLE_KEY = graphql(`
  mutation DisableKey($input: ApiKeyVersionInput!) {
    disableApiKey(input: $input) {
      __typename
      ... on ApiKey {
        ...KeyParts
      }
      ...ProblemParts
    }
  }
`);

export const ENABLE_KEY = graphql(`
  mutation EnableKey($input: ApiKeyVersionInput!) {
    enableApiKey(input: $input) {
      __typename
      ... on ApiKey {
        ...KeyParts
      }
      ...ProblemParts
    }
  }
`);

export const REVOKE_KEY = graphql(`
  mutation RevokeKey($input: ApiKeyVersionInput!) {
    revokeApiKey(input: $input) {
      __typename
      ... on ApiKey {
        ...KeyParts
      }
      ...ProblemParts
    }
  }
`);

/** How much a change of the key would stop. */
export const KEY_TRAFFIC = graphql(`
  query KeyTraffic($id: Uuid!, $from: DateTime!) {
    usageRecords(first: 1, filter: { apiKeyId: $id, from: $from }) {
      totalCount
    }
  }
`);
