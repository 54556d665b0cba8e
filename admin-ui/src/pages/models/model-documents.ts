// What the models page asks of the API.
import { graphql } from '../../generated/models/gql.ts';

graphql(`
  fragment ModelParts on Model {
    id
    version
    slug
    name
    vendor
    modelType
    families
    aliases
    vendorPrefixes
    contextTokens
    maxOutputTokens
    reasoningScore
    codingScore
    bestFor
    availableSizes
    availableRatios
    availableDurations
    multiplierPpm
    tokensPerBytePpm
    mediaPartTokens
    enabled
    updatedAt
    servable {
      state
      healthy
      enabled
      total
      testOnly
    }
    price {
      id
      number
    }
  }
`);

export const MODELS = graphql(`
  query Models($first: Int!, $after: String, $filter: ModelFilter) {
    models(first: $first, after: $after, filter: $filter) {
      nodes {
        ...ModelParts
      }
      nextCursor
      totalCount
    }
  }
`);

export const MODEL = graphql(`
  query Model($id: Uuid!) {
    model(id: $id) {
      ...ModelParts
    }
    modelDeletionEffect(id: $id) {
      apiKeys
      channels
      deletable
      prices
      requestsLastHour
    }
  }
`);

export const FAMILIES = graphql(`
  query ModelFamilies {
    families(first: 200) {
      nodes {
        slug
        name
      }
    }
  }
`);

export const UPDATE_MODEL = graphql(`
  mutation UpdateModel($input: UpdateModelInput!) {
    updateModel(input: $input) {
      __typename
      ... on Model {
        ...ModelParts
      }
      ...ProblemParts
    }
  }
`);

export const CREATE_MODEL = graphql(`
  mutation CreateModel($input: CreateModelInput!) {
    createModel(input: $input) {
      __typename
      ... on Model {
        ...ModelParts
      }
      ...ProblemParts
    }
  }
`);

export const DELETE_MODEL = graphql(`
  mutation DeleteModel($input: DeleteModelInput!) {
    deleteModel(input: $input) {
      __typename
      ... on Model {
        id
      }
      ...ProblemParts
    }
  }
`);
