// The audit trail: every change that was made or refused, by whom, and what it changed.
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGE_SIZE, usePages } from '../../data/use-pages.ts';
import { type Filter, FilterChips } from '../../fields/FilterChips.tsx';
import { Page } from '../../frame/Page.tsx';
import { Segments } from '../../frame/Segments.tsx';
import { ToolRow } from '../../frame/ToolRow.tsx';
import { Count } from '../../marks/Count.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { StaleRibbon } from '../../states/StaleRibbon.tsx';
import { DataTable } from '../../table/DataTable.tsx';
import { resolveRange } from '../../url/time-range.ts';
import { AuditPhoneRow, useAuditColumns } from './audit-columns.tsx';
import { AUDIT } from './audit-documents.ts';
import { OBJECT_KINDS } from './audit-words.ts';

const AuditPeek = lazy(async () => ({ default: (await import('./AuditPeek.tsx')).AuditPeek }));

// Whoever scrolls on in the trail looks for something far below.
const NEXT_SIZE = 200;

const route = getRouteApi('/frame/admin/audit');
const RANGES = ['all', '24h', '7d', '30d'] as const;
const FILTER_KEYS = ['q', 'kind', 'action', 'outcome', 'object', 'actor'] as const;

export function AuditPage() {
  const { t } = useTranslation(['audit', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useAuditColumns();
  const set = (next: Partial<typeof search>): void => {
    void navigate({ search: { ...search, ...next } });
  };
  const list = usePages(
    AUDIT,
    { first: PAGE_SIZE, filter: useAuditFilter() },
    { pick: (data) => data.auditEntries, nextSize: NEXT_SIZE },
  );
  const isFiltered =
    search.range !== undefined || FILTER_KEYS.some((key) => search[key] !== undefined);
  const index = list.rows.findIndex(({ id }) => id === search.sel);
  return (
    <Page
      title={t('common:nav.audit')}
      facts={list.totalCount === undefined ? null : <Count value={list.totalCount} />}
      head={
        <>
          <StaleRibbon error={list.staleError} />
          <AuditTools />
        </>
      }
      peek={
        search.sel === undefined ? null : (
          <AuditPeek
            id={search.sel}
            previous={index === -1 ? undefined : list.rows[index - 1]?.id}
            next={index === -1 ? undefined : list.rows[index + 1]?.id}
            onOpen={(sel) => set({ sel })}
          />
        )
      }
    >
      <DataTable
        label={t('table.label')}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        phoneRow={(entry) => <AuditPhoneRow entry={entry} />}
        onOpen={({ id }) => set({ sel: id })}
        openKey={search.sel}
        loading={list.loading}
        error={list.error}
        onRetry={() => void list.refetch()}
        totalCount={list.totalCount}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onLoadMore={() => void list.loadMore()}
        empty={
          isFiltered ? (
            <EmptyState
              title={t('common:state.nothingMatches')}
              action={
                <Button onClick={() => void navigate({ search: {} })}>
                  {t('common:filter.clear')}
                </Button>
              }
            >
              {t('common:state.nothingMatchesHelp')}
            </EmptyState>
          ) : (
            <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
          )
        }
      />
    </Page>
  );
}

/** The address as the server's filter; a range begins where it began when it was chosen. */
function useAuditFilter() {
  const { range, from, to, q, kind, action, outcome, object, actor } = route.useSearch();
  return useMemo(() => {
    const limits =
      range === undefined && from === undefined
        ? {}
        : { from: resolveRange({ range, from, to }, new Date(), '24h').from };
    return {
      ...limits,
      ...(to === undefined ? {} : { until: to }),
      search: q,
      objectKind: kind,
      action,
      outcome,
      objectId: object,
      actorId: actor,
    };
  }, [range, from, to, q, kind, action, outcome, object, actor]);
}

function AuditTools() {
  const { t } = useTranslation('audit');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { range } = search;
  const filters: readonly Filter<(typeof FILTER_KEYS)[number]>[] = [
    { key: 'q', label: t('filter.q') },
    {
      key: 'kind',
      label: t('filter.kind'),
      options: OBJECT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
    },
    { key: 'action', label: t('filter.action'), mono: true },
    {
      key: 'outcome',
      label: t('filter.outcome'),
      options: (['done', 'refused'] as const).map((value) => ({
        value,
        label: t(`outcome.${value}`),
      })),
    },
    { key: 'object', label: t('filter.object'), mono: true },
    { key: 'actor', label: t('filter.actor'), mono: true },
  ];
  return (
    <ToolRow
      actions={
        <Segments
          label={t('range.label')}
          options={RANGES.map((key) => ({ key, label: t(`range.${key}`) }))}
          value={range === '1h' || range === '6h' ? undefined : (range ?? 'all')}
          onChange={(key) =>
            void navigate({
              search: {
                ...search,
                range: key === 'all' ? undefined : key,
                from: undefined,
                to: undefined,
              },
            })
          }
        />
      }
    >
      <FilterChips
        filters={filters}
        values={search}
        onChange={(key, value) => void navigate({ search: { ...search, [key]: value } })}
      />
    </ToolRow>
  );
}
