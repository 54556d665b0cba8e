// What the audit page asks: the trail, and one entry with what it was before and after.
import { graphql } from '../../generated/audit/index.ts';

export const AUDIT = graphql(`
  query AuditEntries($first: Int!, $after: String, $filter: AuditFilter) {
    auditEntries(first: $first, after: $after, filter: $filter) {
      nodes {
        id
        at
        actorName
        actorKind
        action
        objectKind
        objectName
        objectId
        outcome
        problemCode
        address
      }
      nextCursor
      totalCount
    }
  }
`);

export const AUDIT_ENTRY = graphql(`
  query AuditEntry($id: ID!) {
    auditEntry(id: $id) {
      id
      at
      actorId
      actorName
      actorKind
      action
      objectKind
      objectName
      objectId
      outcome
      problemCode
      address
      requestId
      before
      after
    }
  }
`);
