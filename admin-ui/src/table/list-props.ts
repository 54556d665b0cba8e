// What a keyset list tells its table, in one place.
import type { usePages } from '../data/use-pages.ts';

type List = Omit<ReturnType<typeof usePages>, 'rows' | 'staleError'>;

export function listProps(list: List) {
  return {
    loading: list.loading,
    error: list.error,
    onRetry: () => void list.refetch(),
    totalCount: list.totalCount,
    hasMore: list.hasMore,
    loadingMore: list.loadingMore,
    onLoadMore: () => void list.loadMore(),
  };
}
