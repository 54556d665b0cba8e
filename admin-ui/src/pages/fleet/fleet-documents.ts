// What the fleet page asks: figures, nodes, the state of publishing, and revoking a node.
import { graphql } from '../../generated/fleet/index.ts';

export const FLEET = graphql(`
  query Fleet {
    fleetSummary {
      acked
      inSync
      keyringVersion
      leasedNanoUsd
      nodes
      publishedAt
      requestsPerMinute
      slowestAckMs
      tableVersion
      walletNanoUsd
    }
    publishedVersions(first: 20) {
      nodes {
        number
        createdAt
        cause
        acks {
          nodeId
          accepted
          lagMs
        }
      }
    }
  }
`);

export const NODES = graphql(`
  query Nodes($first: Int!, $after: String, $filter: NodeFilter) {
    nodes(first: $first, after: $after, filter: $filter) {
      nodes {
        ...NodeParts
      }
      nextCursor
      totalCount
    }
  }

  fragment NodeParts on Node {
    id
    name
    state
    connected
    version
    tableVersion
    keyringVersion
    ackLagMs
    heartbeatAgeMs
    lastSeenAt
    requestsPerMinute
    inFlight
    addedMs
    cpuPercent
    rssBytes
    spoolBytes
    leasedNanoUsd
    openLeases
    softwareVersion
    createdAt
    refusal {
      number
      path
      message
    }
    trippedChannels {
      channelId
      channelName
      until
    }
  }
`);

export const NODE = graphql(`
  query Node($id: String!) {
    node(id: $id) {
      ...NodeParts
    }
  }
`);

export const REVOCATION_EFFECT = graphql(`
  query NodeRevocationEffect($id: String!) {
    nodeRevocationEffect(id: $id) {
      connected
      inFlight
      leasedNanoUsd
      openLeases
      otherNodes
    }
  }
`);

export const REVOKE_NODE = graphql(`
  mutation RevokeNode($input: RevokeNodeInput!) {
    revokeNode(input: $input) {
      __typename
      ... on Node {
        ...NodeParts
      }
      ...ProblemParts
    }
  }
`);
