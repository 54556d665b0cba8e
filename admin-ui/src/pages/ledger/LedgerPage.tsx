// The ledger: every balanced transaction, whose wallet it changed and by how much.
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGE_SIZE, usePages } from '../../data/use-pages.ts';
import { Page } from '../../frame/Page.tsx';
import type { LedgerFilter } from '../../generated/ledger/graphql.ts';
import { fillText, place } from '../../i18n/fill-text.tsx';
import { Count } from '../../marks/Count.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import { RowsSkeleton } from '../../states/Skeleton.tsx';
import { StaleRibbon } from '../../states/StaleRibbon.tsx';
import { DataTable } from '../../table/DataTable.tsx';
import { LedgerBalances } from './LedgerBalances.tsx';
import { LedgerTools } from './LedgerTools.tsx';
import { LedgerPhoneRow, useLedgerColumns } from './ledger-columns.tsx';
import { TRANSACTIONS } from './ledger-documents.ts';
import { useLedgerFilter } from './use-ledger-filter.ts';

const TransactionPeek = lazy(async () => ({
  default: (await import('./TransactionPeek.tsx')).TransactionPeek,
}));

const route = getRouteApi('/frame/admin/ledger');

export function LedgerPage() {
  const { t } = useTranslation(['ledger', 'common']);
  const navigate = route.useNavigate();
  const state = useLedgerFilter(route.useSearch());
  if (state.kind === 'ready') {
    return <LedgerList filter={state.filter} isFiltered={state.isFiltered} />;
  }
  return (
    <Page title={t('common:nav.ledger')} head={<LedgerTools />}>
      {state.kind === 'pending' ? <RowsSkeleton columns={6} /> : null}
      {state.kind === 'failed' ? <FailureState error={state.error} onRetry={state.retry} /> : null}
      {state.kind === 'unknown' ? (
        <EmptyState
          title={t('empty.unknown', { name: state.name })}
          action={
            <Button onClick={() => void navigate({ search: {} })}>
              {t('common:filter.clear')}
            </Button>
          }
        >
          {t('empty.unknownText')}
        </EmptyState>
      ) : null}
    </Page>
  );
}

interface LedgerListProps {
  readonly filter: LedgerFilter;
  readonly isFiltered: boolean;
}

function LedgerList({ filter, isFiltered }: LedgerListProps) {
  const { t } = useTranslation(['ledger', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = usePages(
    TRANSACTIONS,
    { first: PAGE_SIZE, filter },
    { pick: (data) => data.ledgerTransactions },
  );
  const columns = useLedgerColumns(list.rows);
  const open = (sel: string | undefined): void => void navigate({ search: { ...search, sel } });
  const index = list.rows.findIndex(({ id }) => id === search.sel);
  return (
    <Page
      title={t('common:nav.ledger')}
      facts={
        list.totalCount === undefined
          ? null
          : fillText(t('facts', { count: list.totalCount, number: place('number') }), {
              number: <Count value={list.totalCount} />,
            })
      }
      head={
        <>
          <StaleRibbon error={list.staleError} />
          {search.sel === undefined ? <LedgerBalances /> : null}
          <LedgerTools />
        </>
      }
      peek={
        search.sel === undefined ? null : (
          <TransactionPeek
            id={search.sel}
            previous={index === -1 ? undefined : list.rows[index - 1]?.id}
            next={index === -1 ? undefined : list.rows[index + 1]?.id}
            onOpen={open}
          />
        )
      }
    >
      <DataTable
        label={t('table.label')}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        phoneRow={(row) => <LedgerPhoneRow row={row} />}
        onOpen={({ id }) => open(id)}
        openKey={search.sel}
        loading={list.loading}
        error={list.error}
        onRetry={() => void list.refetch()}
        totalCount={list.totalCount}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onLoadMore={() => void list.loadMore()}
        empty={<NothingBooked isFiltered={isFiltered} />}
      />
    </Page>
  );
}

function NothingBooked({ isFiltered }: { readonly isFiltered: boolean }) {
  const { t } = useTranslation(['ledger', 'common']);
  const navigate = route.useNavigate();
  return isFiltered ? (
    <EmptyState
      title={t('common:state.nothingMatches')}
      action={
        <Button onClick={() => void navigate({ search: {} })}>{t('common:filter.clear')}</Button>
      }
    >
      {t('common:state.nothingMatchesHelp')}
    </EmptyState>
  ) : (
    <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
  );
}
