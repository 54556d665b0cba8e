// The usage log: what each request cost, how long it took and which channels were tried.
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeRange } from '../../data/use-time-range.ts';
import { Page } from '../../frame/Page.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import { RowsSkeleton } from '../../states/Skeleton.tsx';
import { resolveRange } from '../../url/time-range.ts';
import { OutcomeLegend } from './RequestHistogram.tsx';
import { RequestLog } from './RequestLog.tsx';
import { RequestTools } from './RequestTools.tsx';
import { hasFilters, pickFilters, type RequestFilters } from './request-query.ts';
import { type ResolvedFilters, useResolvedFilters } from './use-resolved-filters.ts';

const route = getRouteApi('/frame/admin/requests');

export function RequestsPage() {
  const { t } = useTranslation(['requests', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filters = pickFilters(search);
  const resolved = useResolvedFilters(filters);
  const range = useTimeRange(search, '1h');
  const { range: key, from, to } = search;
  // The list begins where the range began when it was chosen, so that it keeps its rows.
  const start = useMemo(
    () => resolveRange({ range: key, from, to }, new Date(), '1h').from,
    [key, from, to],
  );
  // Keys that the new filters leave out leave the address too.
  const setFilters = (next: RequestFilters): void => {
    void navigate({ search: { ...search, ...pickFilters(next), sel: undefined } });
  };
  const tools = (
    <RequestTools
      filters={filters}
      range={range}
      isLive={search.live === true && range.key !== undefined}
      legend={<OutcomeLegend />}
      onFilters={setFilters}
      onRange={(next) =>
        void navigate({ search: { ...search, range: next, from: undefined, to: undefined } })
      }
      onLive={(live) => void navigate({ search: { ...search, live: live || undefined } })}
    />
  );
  if (resolved.kind !== 'ready') {
    return (
      <Page title={t('common:nav.requests')} head={tools}>
        <Unresolved resolved={resolved} onClear={() => setFilters({})} />
      </Page>
    );
  }
  return (
    <RequestLog
      tools={tools}
      filter={resolved.filter}
      isFiltered={hasFilters(filters)}
      range={range}
      start={start}
      onClear={() => setFilters({})}
    />
  );
}

interface UnresolvedProps {
  readonly resolved: Exclude<ResolvedFilters, { readonly kind: 'ready' }>;
  readonly onClear: () => void;
}

function Unresolved({ resolved, onClear }: UnresolvedProps) {
  const { t } = useTranslation('requests');
  switch (resolved.kind) {
    case 'pending':
      return <RowsSkeleton columns={6} />;
    case 'failed':
      return <FailureState error={resolved.error} onRetry={resolved.retry} />;
    case 'unknown':
      return (
        <EmptyState
          title={t('empty.unknownName', { name: resolved.name })}
          action={<Button onClick={onClear}>{t('empty.clear')}</Button>}
        >
          {t('empty.unknownNameText', { filter: t(`filter.${resolved.key}`) })}
        </EmptyState>
      );
  }
}
