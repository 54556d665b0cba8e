// The list behind the channel table: polled while it is one page, since polling starts a
// longer list anew.
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../data/use-pages.ts';
import { CHANNELS } from './channel-documents.ts';
import type { useChannelFilters } from './use-channel-filters.ts';

const PAGE_ROWS = 100;
const POLL_MS = 10_000;

type Choice = Pick<
  ReturnType<typeof useChannelFilters>,
  'filter' | 'isResolving' | 'isUnknown' | 'isFiltered'
>;

export type ChannelList = ReturnType<typeof useChannelList>;

export function useChannelList({ filter, isResolving, isUnknown, isFiltered }: Choice) {
  const { t } = useTranslation('channels');
  const isLong = useRef(false);
  const pages = usePages(
    CHANNELS,
    { first: PAGE_ROWS, filter },
    { pick: (data) => data.channels, pollMs: isLong.current ? 0 : POLL_MS },
  );
  const rows = isUnknown || isResolving ? [] : pages.rows;
  isLong.current = rows.length > PAGE_ROWS;
  const tripped = rows.filter(({ health }) => health.state === 'tripped').length;
  const facts =
    pages.totalCount === undefined || pages.totalCount === 0
      ? undefined
      : [
          t(isFiltered ? 'facts.found' : 'facts.all', { count: pages.totalCount }),
          ...(tripped === 0 ? [] : [t('tier.tripped', { count: tripped })]),
        ].join(t('separator'));
  return {
    ...pages,
    rows,
    facts,
    isLong: isLong.current,
    loading: pages.loading || isResolving,
    hasMore: pages.hasMore && !isUnknown,
  };
}
