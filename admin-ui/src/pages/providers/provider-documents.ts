// What the providers page asks of the API.
import { graphql } from '../../generated/providers/gql.ts';

graphql(`
  fragment ProviderParts on Provider {
    id
    version
    name
    vendor
    mode
    baseUrl
    privateNetwork
    enabled
    channelCount
    createdAt
    updatedAt
    activity {
      attempts
      answered
      successPpm
    }
    credentials {
      id
      version
      name
      lastFour
      updatedAt
    }
  }
`);

export const PROVIDERS = graphql(`
  query Providers($first: Int!, $after: String, $filter: ProviderFilter) {
    providers(first: $first, after: $after, filter: $filter) {
      nodes {
        ...ProviderParts
      }
      nextCursor
      totalCount
    }
  }
`);

export const PROVIDER = graphql(`
  query Provider($id: Uuid!) {
    provider(id: $id) {
      ...ProviderParts
    }
  }
`);

export const PROVIDER_EFFECT = graphql(`
  query ProviderEffect($id: Uuid!) {
    providerDeletionEffect(id: $id) {
      channels
      enabledChannels
      credentials
      requestsLastHour
      modelsLeftWithoutChannel
      deletable
    }
  }
`);

export const UPDATE_PROVIDER = graphql(`
  mutation UpdateProvider($input: UpdateProviderInput!) {
    updateProvider(input: $input) {
      __typename
      ... on Provider {
        ...ProviderParts
      }
      ...ProblemParts
    }
  }
`);

export const DELETE_PROVIDER = graphql(`
  mutation DeleteProvider($input: DeleteProviderInput!) {
    deleteProvider(input: $input) {
      __typename
      ... on Provider {
        id
      }
      ...ProblemParts
    }
  }
`);

export const CREATE_PROVIDER = graphql(`
  mutation CreateProvider($input: CreateProviderInput!) {
    createProvider(input: $input) {
      __typename
      ... on Provider {
        ...ProviderParts
      }
      ...ProblemParts
    }
  }
`);

export const PRESETS = graphql(`
  query ProviderPresets {
    providerPresets {
      vendor
      name
      region
      baseUrl
    }
  }
`);

export const CREATE_CREDENTIAL = graphql(`
  mutation CreateCredential($input: CreateCredentialInput!) {
    createCredential(input: $input) {
      __typename
      ... on Credential {
        id
      }
      ...ProblemParts
    }
  }
`);

export const REPLACE_CREDENTIAL = graphql(`
  mutation ReplaceCredential($input: ReplaceCredentialInput!) {
    replaceCredential(input: $input) {
      __typename
      ... on Credential {
        id
        version
        lastFour
        updatedAt
      }
      ...ProblemParts
    }
  }
`);

export const DELETE_CREDENTIAL = graphql(`
  mutation DeleteCredential($input: DeleteCredentialInput!) {
    deleteCredential(input: $input) {
      __typename
      ... on Credential {
        id
      }
      ...ProblemParts
    }
  }
`);
