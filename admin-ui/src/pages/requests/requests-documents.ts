// What the usage log asks: names into ids, the rows, the histogram over them, one request.
import { graphql } from '../../generated/requests/index.ts';

/** The filters are written with names; the server takes ids. */
export const FILTER_NAMES = graphql(`
  query RequestFilterNames(
    $model: String!
    $channel: String!
    $customer: String!
    $key: String!
    $node: String!
    $byModel: Boolean!
    $byChannel: Boolean!
    $byCustomer: Boolean!
    $byKey: Boolean!
    $byNode: Boolean!
  ) {
    modelByName(name: $model) @include(if: $byModel) {
      id
    }
    channels(first: 50, filter: { search: $channel }) @include(if: $byChannel) {
      nodes {
        id
        name
      }
    }
    accounts(first: 50, filter: { search: $customer }) @include(if: $byCustomer) {
      nodes {
        id
        name
      }
    }
    apiKeys(first: 50, filter: { search: $key }) @include(if: $byKey) {
      nodes {
        id
        name
        tokens {
          lastFour
        }
      }
    }
    nodes(first: 50, filter: { search: $node, includeRevoked: true }) @include(if: $byNode) {
      nodes {
        id
        name
      }
    }
  }
`);

export const REQUESTS = graphql(`
  query Requests($first: Int!, $after: String, $filter: UsageFilter) {
    usageRecords(first: $first, after: $after, filter: $filter) {
      nodes {
        id
        startedAt
        accountName
        apiKeyName
        askedModel
        modelSlug
        channelName
        attemptCount
        status
        errorCode
        outcome
        mode
        stream
        estimated
        ttftMs
        durationMs
        inputTokens
        outputTokens
        chargeNanoUsd
        costNanoUsd
      }
      nextCursor
      totalCount
    }
  }
`);

export const HISTOGRAM = graphql(`
  query RequestHistogram($from: DateTime!, $to: DateTime!, $filter: UsageFilter) {
    usageHistogram(from: $from, to: $to, filter: $filter) {
      from
      to
      bucketSeconds
      buckets {
        from
        ok
        clientError
        serverError
      }
    }
    everything: usageRecords(first: 1, filter: { from: $from, to: $to }) {
      totalCount
    }
  }
`);

export const REQUEST = graphql(`
  query Request($id: String!) {
    usageRecord(id: $id) {
      id
      startedAt
      accountId
      accountName
      apiKeyName
      askedModel
      modelSlug
      wireApi
      channelName
      nodeId
      nodeName
      tableVersion
      status
      errorCode
      outcome
      mode
      stream
      forced
      clientGone
      estimated
      errorBoundNanoUsd
      flags
      ttftMs
      durationMs
      inputTokens
      outputTokens
      cacheReadTokens
      cacheWriteTokens
      reasoningTokens
      chargeNanoUsd
      costNanoUsd
      marginNanoUsd
      marginPpm
      attempts {
        id
        channelName
        outcome
        status
        reason
        startedMs
        ttftMs
        durationMs
        costNanoUsd
      }
      receipt {
        priceNumber
        platformFeePpm
        modelMultiplierPpm
        groupMultiplierPpm
        lines {
          bucket
          tokens
          rateUsd
          amountUsd
        }
        chargeNanoUsd
        rounded
        feeNanoUsd
        holdNanoUsd
        releasedNanoUsd
        paidFrom
      }
    }
  }
`);
