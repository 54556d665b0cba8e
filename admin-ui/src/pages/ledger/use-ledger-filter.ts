// The address as the server's filter; a customer is written by name and looked up.
import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import type { LedgerFilter } from '../../generated/ledger/graphql.ts';
import { type RangeSearch, resolveRange } from '../../url/time-range.ts';
import { CUSTOMER_NAMES } from './ledger-documents.ts';
import { isMove, type KINDS, type MODES } from './ledger-words.ts';

interface LedgerSearch extends RangeSearch {
  readonly kind?: (typeof KINDS)[number] | undefined;
  readonly customer?: string | undefined;
  readonly mode?: (typeof MODES)[number] | undefined;
  readonly moves?: 'true' | undefined;
  readonly wallet?: string | undefined;
}

export type LedgerFilterState =
  | { readonly kind: 'ready'; readonly filter: LedgerFilter; readonly isFiltered: boolean }
  | { readonly kind: 'pending' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly retry: () => void }
  | { readonly kind: 'unknown'; readonly name: string };

export function useLedgerFilter(search: LedgerSearch): LedgerFilterState {
  const { customer } = search;
  const names = useQuery(CUSTOMER_NAMES, {
    skip: customer === undefined,
    variables: { search: customer ?? '' },
  });
  const found = names.data?.accounts.nodes;
  const exact = found?.find(({ name }) => name.toLowerCase() === customer?.toLowerCase());
  const accountId = (exact ?? (found?.length === 1 ? found[0] : undefined))?.id;
  const filter = useFilter(search, accountId);
  if (customer !== undefined && found === undefined) {
    return names.error === undefined
      ? { kind: 'pending' }
      : { kind: 'failed', error: names.error, retry: () => void names.refetch() };
  }
  if (customer !== undefined && accountId === undefined) {
    return { kind: 'unknown', name: customer };
  }
  const { range, from, kind, mode, wallet } = search;
  const isFiltered = [range, from, kind, customer, mode, wallet].some((key) => key !== undefined);
  return { kind: 'ready', filter, isFiltered };
}

function useFilter(search: LedgerSearch, accountId: string | undefined): LedgerFilter {
  const { range, from, to, kind, mode, moves, wallet } = search;
  return useMemo(
    () => ({
      ...(range === undefined && from === undefined
        ? {}
        : { from: resolveRange({ range, from, to }, new Date(), '24h').from }),
      ...(to === undefined ? {} : { to }),
      ...(kind === undefined ? {} : { kinds: [kind] }),
      includeMoves: moves === 'true' || isMove(kind),
      mode,
      accountId,
      walletId: wallet,
    }),
    [range, from, to, kind, mode, moves, wallet, accountId],
  );
}
