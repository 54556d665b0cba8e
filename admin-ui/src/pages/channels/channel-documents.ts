// What the channels page asks of the API: rows, one row afresh, the filter's choices and
// the changes that are made in a row.
import { graphql } from '../../generated/channels/gql.ts';

graphql(`
  fragment ChannelParts on Channel {
    id
    version
    name
    enabled
    priority
    weight
    wireApi
    costMultiplierPpm
    provider {
      id
      name
      mode
      enabled
    }
    health {
      state
      connectedNodes
      trippedNodes
      retryAt
    }
    activity {
      attempts
      answered
      successPpm
      ttftP95Ms
      durationP95Ms
      marks {
        attempts
        failed
      }
    }
    lastTest {
      at
      passed
      status
      errorCode
    }
    models {
      upstreamModel
      expectedSharePpm
      carriedSharePpm
      carriedRequests
      costInputUsd
      costOutputUsd
      model {
        id
        slug
      }
    }
  }
`);

graphql(`
  fragment ChannelSettings on Channel {
    id
    baseUrl
    providerId
    credentialId
    credential {
      id
      name
      lastFour
    }
    billsOnAbort
    billsOnAccept
    acceptsLimit
    acceptsStreamOptions
    limitParameter
    allowedSizes
    timeouts {
      connectMs
      headersMs
      firstEventMs
      idleMs
      totalMs
    }
    createdAt
    updatedAt
  }
`);

export const CHANNELS = graphql(`
  query Channels($first: Int!, $after: String, $filter: ChannelFilter) {
    channels(first: $first, after: $after, filter: $filter) {
      nodes {
        ...ChannelParts
      }
      nextCursor
      totalCount
    }
  }
`);

/** One channel with its settings. */
export const CHANNEL = graphql(`
  query Channel($id: Uuid!) {
    channel(id: $id) {
      ...ChannelParts
      ...ChannelSettings
    }
  }
`);

export const CHANNEL_FILTERS = graphql(`
  query ChannelFilters {
    models(first: 200, sort: SLUG_ASC) {
      nodes {
        id
        slug
      }
    }
    providers(first: 200) {
      nodes {
        id
        name
        mode
      }
    }
  }
`);

export const MODEL_BY_NAME = graphql(`
  query ChannelModelByName($name: String!) {
    modelByName(name: $name) {
      id
      slug
    }
  }
`);

export const CHANNEL_EFFECT = graphql(`
  query ChannelEffect($id: Uuid!) {
    channelDeletionEffect(id: $id) {
      requestsLastHour
      takenOverBy
      modelsLeftWithoutChannel
    }
  }
`);

export const UPDATE_CHANNEL = graphql(`
  mutation UpdateChannel($input: UpdateChannelInput!) {
    updateChannel(input: $input) {
      __typename
      ... on Channel {
        ...ChannelParts
        ...ChannelSettings
      }
      ...ProblemParts
    }
  }
`);
