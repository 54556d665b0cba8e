// What the prices page asks of the API.
import { graphql } from '../../generated/prices/gql.ts';

graphql(`
  fragment PriceParts on Price {
    id
    number
    inputNanoUsd
    outputNanoUsd
    cacheReadNanoUsd
    cacheWriteNanoUsd
    perImageNanoUsd
    modelMultiplierPpm
    platformFeePpm
    createdAt
    createdBy
    catalogue {
      perSecond {
        resolution
        usd
      }
    }
    billable {
      inputUsd
      outputUsd
      cacheReadUsd
      cacheWriteUsd
      perImageUsd
      perSecond {
        resolution
        usd
      }
    }
  }
`);

graphql(`
  fragment PricedModel on Model {
    id
    slug
    name
    vendor
    modelType
    contextTokens
    enabled
    multiplierPpm
    margin {
      marginPpm
    }
    servable {
      state
      healthy
      total
    }
    price {
      ...PriceParts
    }
  }
`);

export const PRICED_MODELS = graphql(`
  query PricedModels($first: Int!, $after: String, $filter: ModelFilter) {
    models(first: $first, after: $after, filter: $filter) {
      nodes {
        ...PricedModel
      }
      nextCursor
      totalCount
    }
    platformFeePpm
  }
`);

export const PRICED_MODEL = graphql(`
  query PricedModelById($id: Uuid!) {
    model(id: $id) {
      ...PricedModel
    }
  }
`);

export const PRICE_HISTORY = graphql(`
  query PriceHistory($modelId: Uuid!) {
    prices(modelId: $modelId, first: 50) {
      nodes {
        ...PriceParts
      }
      totalCount
    }
  }
`);

export const SET_PRICE = graphql(`
  mutation SetPrice($input: SetPriceInput!) {
    setPrice(input: $input) {
      __typename
      ... on Price {
        id
        number
      }
      ...ProblemParts
    }
  }
`);
