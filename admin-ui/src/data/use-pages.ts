// A keyset list: the first page, more on demand, and the state that DataTable shows.
import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';

export const PAGE_SIZE = 50;

export interface Page<N> {
  readonly nodes: readonly N[];
  /** Null on the last page. */
  readonly nextCursor?: string | null;
  readonly totalCount?: number;
}

interface PagesOptions {
  /** Rows of every page after the first, where the list is long and its rows are cheap. */
  readonly nextSize?: number;
  /** Fetches anew in this interval while the page is visible. */
  readonly pollMs?: number;
}

const NO_ROWS: readonly never[] = [];

export function usePages<D, V extends OperationVariables, N>(
  document: TypedDocumentNode<D, V>,
  variables: V,
  options: PagesOptions & { readonly pick: (data: D) => Page<N> },
) {
  const result = useQuery<D, OperationVariables>(document, {
    variables,
    pollInterval: options.pollMs ?? 0,
    skipPollAttempt: () => window.document.hidden,
  });
  const [loadingMore, setLoadingMore] = useState(false);
  const page = result.data === undefined ? undefined : options.pick(result.data);
  const hasMore = typeof page?.nextCursor === 'string';
  const loadMore = async (): Promise<void> => {
    if (loadingMore || !hasMore || page === undefined) {
      return;
    }
    setLoadingMore(true);
    try {
      const { nextSize } = options;
      const size = nextSize === undefined ? {} : { first: nextSize };
      await result.fetchMore({ variables: { ...variables, ...size, after: page.nextCursor } });
    } finally {
      setLoadingMore(false);
    }
  };
  return {
    rows: page?.nodes ?? NO_ROWS,
    totalCount: page?.totalCount,
    hasMore,
    loading: result.loading && page === undefined,
    loadingMore,
    error: page === undefined ? result.error : undefined,
    staleError: page === undefined ? undefined : result.error,
    loadMore,
    refetch: () => result.refetch(),
  };
}
