// What the drawers of the channels page ask: making, testing and deleting a channel, and
// the choices of its form. They load with the drawers.
import { graphql } from '../../generated/channels/gql.ts';

export const CREATE_CHANNEL = graphql(`
  mutation CreateChannel($input: CreateChannelInput!) {
    createChannel(input: $input) {
      __typename
      ... on Channel {
        ...ChannelParts
        ...ChannelSettings
      }
      ...ProblemParts
    }
  }
`);

export const DELETE_CHANNEL = graphql(`
  mutation DeleteChannel($input: DeleteChannelInput!) {
    deleteChannel(input: $input) {
      __typename
      ... on Channel {
        id
      }
      ...ProblemParts
    }
  }
`);

export const TEST_CHANNEL = graphql(`
  mutation TestChannel($input: TestChannelInput!) {
    testChannel(input: $input) {
      __typename
      ... on ChannelTest {
        id
        state
        status
        ttftMs
        durationMs
        eventsMs
        inputTokens
        outputTokens
        estimated
        costNanoUsd
        reply
        errorCode
        errorMessage
      }
      ...ProblemParts
    }
  }
`);

export const CHANNEL_CHOICES = graphql(`
  query ChannelChoices {
    providers(first: 200) {
      nodes {
        id
        name
        vendor
        mode
        baseUrl
        credentials {
          id
          name
          lastFour
        }
      }
    }
    providerPresets {
      vendor
      baseUrl
      billsOnAbort
      billsOnAccept
      acceptsLimit
      acceptsStreamOptions
      limitParameter
    }
  }
`);

/** Models whose name contains the text, for the mapping. */
export const FIND_MODELS = graphql(`
  query FindModels($search: String) {
    models(first: 50, filter: { search: $search }) {
      nodes {
        id
        slug
        name
        vendor
      }
    }
  }
`);
