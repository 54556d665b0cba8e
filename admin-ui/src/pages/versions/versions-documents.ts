// What the versions page asks: the list, and one version with its changes and acks.
import { graphql } from '../../generated/versions/index.ts';

export const VERSIONS = graphql(`
  query Versions($first: Int!, $after: String) {
    publishedVersions(first: $first, after: $after) {
      nodes {
        number
        createdAt
        cause
        changeCount
        models
        channels
        routes
        acks {
          nodeId
          accepted
          lagMs
        }
      }
      nextCursor
      totalCount
    }
  }
`);

export const VERSION = graphql(`
  query Version($number: Int!) {
    publishedVersion(number: $number) {
      number
      createdAt
      cause
      revision
      checksum
      contractVersion
      models
      channels
      routes
      changeCount
      changes {
        kind
        name
        change
      }
      acks {
        nodeId
        nodeName
        accepted
        lagMs
        finding {
          path
          message
        }
      }
    }
  }
`);
