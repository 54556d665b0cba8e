// The rows of the usage log with the histogram over them and the open request beside them.
import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../data/use-pages.ts';
import { Page } from '../../frame/Page.tsx';
import type { UsageFilter } from '../../generated/requests/graphql.ts';
import { fillText, place } from '../../i18n/fill-text.tsx';
import { Count } from '../../marks/Count.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { StaleRibbon } from '../../states/StaleRibbon.tsx';
import { DataTable } from '../../table/DataTable.tsx';
import type { TimeRange } from '../../url/time-range.ts';
import { RequestHistogram } from './RequestHistogram.tsx';
import { RequestPhoneRow, type RequestRow, useRequestColumns } from './requests-columns.tsx';
import { HISTOGRAM, REQUESTS } from './requests-documents.ts';

const ROWS_AT_ONCE = 100;
const LIVE_MS = 2_000;

const RequestPeek = lazy(async () => ({
  default: (await import('./RequestPeek.tsx')).RequestPeek,
}));

const route = getRouteApi('/frame/admin/requests');

interface RequestLogProps {
  readonly tools: ReactNode;
  readonly filter: UsageFilter;
  readonly isFiltered: boolean;
  readonly range: TimeRange;
  readonly start: string;
  readonly onClear: () => void;
}

export function RequestLog(props: RequestLogProps) {
  const { tools, filter, isFiltered, range, start, onClear } = props;
  const { t } = useTranslation(['requests', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useRequestColumns(range.lengthMs);
  const isOpenEnded = range.key !== undefined;
  const isLive = search.live === true && isOpenEnded;
  const list = usePages(
    REQUESTS,
    {
      first: ROWS_AT_ONCE,
      filter: { ...filter, from: start, ...(isOpenEnded ? {} : { to: range.to }) },
    },
    { pick: (data) => data.usageRecords, ...(isLive ? { pollMs: LIVE_MS } : {}) },
  );
  const over = useQuery(HISTOGRAM, {
    variables: { from: range.from, to: range.to, filter },
    pollInterval: isLive ? LIVE_MS : 0,
  });
  const histogram = over.data ?? over.previousData;
  const open = (sel: string | undefined): void => void navigate({ search: { ...search, sel } });
  const all = histogram?.everything.totalCount;
  return (
    <Page
      title={t('common:nav.requests')}
      facts={<LogFacts shown={list.totalCount} all={all} isFiltered={isFiltered} range={range} />}
      head={
        <>
          <StaleRibbon error={list.staleError} />
          {tools}
          {histogram === undefined ? null : (
            <RequestHistogram
              histogram={histogram.usageHistogram}
              onPick={(from, to) =>
                void navigate({ search: { ...search, range: undefined, from, to } })
              }
            />
          )}
        </>
      }
      peek={
        search.sel === undefined ? null : (
          <RequestPeek id={search.sel} {...findNeighbours(list.rows, search.sel)} onOpen={open} />
        )
      }
    >
      <DataTable
        label={t('table.label')}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        density="compact"
        phoneRow={(row) => <RequestPhoneRow row={row} />}
        onOpen={(row) => open(row.id)}
        openKey={search.sel}
        loading={list.loading}
        error={list.error}
        onRetry={() => void list.refetch()}
        totalCount={list.totalCount}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onLoadMore={() => void list.loadMore()}
        empty={<NoRequests isFiltered={isFiltered} all={all} onClear={onClear} />}
      />
    </Page>
  );
}

/** The rows above and below the open one. */
function findNeighbours(rows: readonly RequestRow[], id: string) {
  const index = rows.findIndex((row) => row.id === id);
  return index === -1
    ? { previous: undefined, next: undefined }
    : { previous: rows[index - 1]?.id, next: rows[index + 1]?.id };
}

interface LogFactsProps {
  readonly shown: number | undefined;
  readonly all: number | undefined;
  readonly isFiltered: boolean;
  readonly range: TimeRange;
}

function LogFacts({ shown, all, isFiltered, range }: LogFactsProps) {
  const { t } = useTranslation('requests');
  if (shown === undefined || all === undefined) {
    return null;
  }
  const parts = { shown: <Count value={shown} />, all: <Count value={all} /> };
  const words = { shown: place('shown'), all: place('all') };
  if (range.key === undefined) {
    return fillText(t('factsBetween', words), parts);
  }
  const span = t(`span.${range.key}`);
  return fillText(
    isFiltered ? t('facts', { ...words, span }) : t('factsAll', { ...words, span }),
    parts,
  );
}

interface NoRequestsProps {
  readonly isFiltered: boolean;
  readonly all: number | undefined;
  readonly onClear: () => void;
}

function NoRequests({ isFiltered, all, onClear }: NoRequestsProps) {
  const { t } = useTranslation(['requests', 'common']);
  return isFiltered ? (
    <EmptyState
      title={t('common:state.nothingMatches')}
      action={<Button onClick={onClear}>{t('common:filter.clear')}</Button>}
    >
      {all === undefined
        ? t('common:state.nothingMatchesHelp')
        : fillText(t('empty.filteredText', { all: place('all') }), { all: <Count value={all} /> })}
    </EmptyState>
  ) : (
    <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
  );
}
