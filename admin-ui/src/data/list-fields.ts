// The cache's rule for every keyset list: pages of one filter and sort are one list, a
// page without a cursor starts it anew.
import type { FieldPolicy } from '@apollo/client';

/** The list fields of the schema; each returns `{ nodes, nextCursor, totalCount }`. */
export const LIST_FIELDS = [
  'accounts',
  'apiKeys',
  'auditEntries',
  'automationTokens',
  'channels',
  'credentials',
  'families',
  'ledgerTransactions',
  'models',
  'nodes',
  'prices',
  'providers',
  'publishedVersions',
  'usageRecords',
  'userGroups',
  'users',
  'wallets',
] as const;

interface CachedPage {
  readonly nodes: readonly unknown[];
}

/** Appends the next page; anything else replaces what was there. */
export function mergePages<P extends CachedPage>(
  existing: P | undefined,
  incoming: P,
  after: unknown,
): P {
  if (existing === undefined || typeof after !== 'string') {
    return incoming;
  }
  return { ...incoming, nodes: [...existing.nodes, ...incoming.nodes] };
}

export function listFieldPolicies(): Record<string, FieldPolicy<CachedPage>> {
  return Object.fromEntries(
    LIST_FIELDS.map((name) => [
      name,
      {
        keyArgs: (args: Record<string, unknown> | null) => {
          const { first: _first, after: _after, ...rest } = args ?? {};
          return JSON.stringify(rest);
        },
        merge: (existing: CachedPage | undefined, incoming: CachedPage, { args }) =>
          mergePages(existing, incoming, args?.['after']),
      },
    ]),
  );
}
