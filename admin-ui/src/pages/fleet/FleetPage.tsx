// The fleet: which nodes run, what each serves, and whether the last publish reached them.
import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGE_SIZE, usePages } from '../../data/use-pages.ts';
import { FilterChips } from '../../fields/FilterChips.tsx';
import { Page } from '../../frame/Page.tsx';
import { ToolRow } from '../../frame/ToolRow.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { StaleRibbon } from '../../states/StaleRibbon.tsx';
import { DataTable } from '../../table/DataTable.tsx';
import { FleetFigures } from './FleetFigures.tsx';
import { NodePhoneRow, type NodeRow, useNodeColumns } from './fleet-columns.tsx';
import { FLEET, NODES } from './fleet-documents.ts';
import { PublishPanels } from './PublishPanels.tsx';

const POLL_MS = 5_000;

const NodePeek = lazy(async () => ({ default: (await import('./NodePeek.tsx')).NodePeek }));

const route = getRouteApi('/frame/admin/fleet');

export function FleetPage() {
  const { t } = useTranslation(['fleet', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useNodeColumns();
  const set = (next: Partial<typeof search>): void => {
    void navigate({ search: { ...search, ...next } });
  };
  const { data: fleet } = useQuery(FLEET, { pollInterval: POLL_MS });
  const list = usePages(
    NODES,
    { first: PAGE_SIZE, filter: { search: search.q, includeRevoked: search.revoked } },
    { pick: (data) => data.nodes, pollMs: POLL_MS },
  );
  const summary = fleet?.fleetSummary;
  return (
    <Page
      title={t('common:nav.fleet')}
      facts={
        summary === undefined ? null : t('facts', { count: summary.nodes, inSync: summary.inSync })
      }
      head={<StaleRibbon error={list.staleError} />}
      peek={
        search.sel === undefined ? null : (
          <NodePeek
            id={search.sel}
            {...findNeighbours(list.rows, search.sel)}
            onOpen={(sel) => set({ sel })}
          />
        )
      }
    >
      {summary === undefined ? null : <FleetFigures summary={summary} />}
      <ToolRow
        actions={
          <Button
            aria-pressed={search.revoked === true}
            onClick={() => set({ revoked: search.revoked === true ? undefined : true })}
          >
            {search.revoked === true ? t('revoked.hide') : t('revoked.show')}
          </Button>
        }
      >
        <FilterChips
          filters={[{ key: 'q', label: t('filter.q') }]}
          values={{ q: search.q }}
          onChange={(_key, q) => set({ q })}
        />
      </ToolRow>
      <DataTable
        label={t('table.label')}
        columns={columns}
        rows={list.rows}
        rowKey={(node) => node.id}
        density="double"
        fill={false}
        isOff={(node) => node.state === 'revoked'}
        phoneRow={(node) => <NodePhoneRow node={node} />}
        onOpen={(node) => set({ sel: node.id })}
        openKey={search.sel}
        loading={list.loading}
        error={list.error}
        onRetry={() => void list.refetch()}
        {...(list.totalCount === undefined ? {} : { totalCount: list.totalCount })}
        loadingMore={list.loadingMore}
        onLoadMore={() => void list.loadMore()}
        empty={
          search.q === undefined ? (
            <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
          ) : (
            <EmptyState
              title={t('common:state.nothingMatches')}
              action={
                <Button onClick={() => set({ q: undefined })}>{t('common:filter.clear')}</Button>
              }
            >
              {t('empty.noMatch')}
            </EmptyState>
          )
        }
      />
      {fleet === undefined ? null : <PublishPanels fleet={fleet} />}
    </Page>
  );
}

function findNeighbours(rows: readonly NodeRow[], id: string) {
  const index = rows.findIndex((row) => row.id === id);
  return index === -1
    ? { previous: undefined, next: undefined }
    : { previous: rows[index - 1]?.id, next: rows[index + 1]?.id };
}
