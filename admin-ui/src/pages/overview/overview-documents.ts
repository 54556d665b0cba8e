// What the overview asks: the figures of its range, the fleet, and how far a new installation is.
import { graphql } from '../../generated/overview/index.ts';

export const OVERVIEW = graphql(`
  query Overview($from: DateTime!, $to: DateTime!) {
    overview(from: $from, to: $to) {
      from
      to
      bucketSeconds
      totals {
        ...Totals
      }
      previous {
        ...Totals
      }
      buckets {
        from
        requests
        otherClientErrors
        refusedForMoney
        rateLimited
        upstreamErrors
        ttftP50Ms
        ttftP95Ms
        revenueNanoUsd
        costNanoUsd
      }
    }
    overviewModels(from: $from, to: $to) {
      slug
      models
      series
    }
    overviewPublishes(from: $from, to: $to) {
      number
      at
      cause
    }
    overviewChannels(from: $from, to: $to) {
      id
      name
      models
      state
      successPpm
      markAttempts
      markFailures
    }
  }

  fragment Totals on OverviewTotals {
    requests
    errors
    errorPpm
    ttftP50Ms
    ttftP95Ms
    inputTokens
    outputTokens
    cacheReadTokens
    money {
      revenueNanoUsd
      costNanoUsd
      marginNanoUsd
      marginPpm
    }
  }
`);

export const OVERVIEW_FLEET = graphql(`
  query OverviewFleet {
    fleetSummary {
      nodes
      tableVersion
      publishedAt
    }
    nodes(first: 8) {
      nodes {
        id
        name
        state
        tableVersion
        ackLagMs
        requestsPerMinute
        lastSeenAt
        refusal {
          number
        }
      }
      totalCount
    }
  }
`);

export const FIRST_RUN = graphql(`
  query FirstRun {
    usageRecords(first: 1) {
      totalCount
    }
    providers(first: 1, sort: CREATED_DESC) {
      totalCount
      nodes {
        id
        name
      }
    }
    channels(first: 1, sort: CREATED_DESC) {
      totalCount
      nodes {
        id
        name
        wireApi
        lastTest {
          passed
        }
        models {
          model {
            slug
          }
        }
      }
    }
    models(first: 1, filter: { servable: true }) {
      totalCount
      nodes {
        id
        slug
      }
    }
    apiKeys(first: 1) {
      totalCount
    }
  }
`);
