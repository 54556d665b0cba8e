// The providers page: who is called, with which credentials, and how that goes.
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { PAGE_SIZE, usePages } from '../../data/use-pages.ts';
import { type Filter, FilterChips } from '../../fields/FilterChips.tsx';
import { Page } from '../../frame/Page.tsx';
import { ToolRow } from '../../frame/ToolRow.tsx';
import { useWhileShown } from '../../frame/use-while-shown.ts';
import { IconPlus } from '../../icons/icons.ts';
import { smallIconProps } from '../../marks/icon-props.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Ribbon } from '../../states/Ribbon.tsx';
import { DataTable } from '../../table/DataTable.tsx';
import { listProps } from '../../table/list-props.ts';
import { ProviderPhoneRow, useProviderColumns } from './provider-columns.tsx';
import { PROVIDERS } from './provider-documents.ts';

const ProviderPeek = lazy(async () => ({
  default: (await import('./ProviderPeek.tsx')).ProviderPeek,
}));
const NewProvider = lazy(async () => ({
  default: (await import('./NewProvider.tsx')).NewProvider,
}));

const route = getRouteApi('/frame/admin/providers');

export function ProvidersPage() {
  const { t } = useTranslation(['providers', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const canWrite = useRight('writeChannels');
  const columns = useProviderColumns();
  const filters = useProviderFilters();
  const { sel, task, ...filtering } = search;
  const whileShown = useWhileShown();
  const set = (next: Partial<typeof search>): void =>
    whileShown(() => void navigate({ search: { ...search, ...next } }));
  const list = usePages(
    PROVIDERS,
    {
      first: PAGE_SIZE,
      filter: {
        mode: search.mode ?? null,
        enabled: search.state === undefined ? null : search.state === 'on',
        search: search.q ?? null,
      },
    },
    { pick: (data) => data.providers },
  );
  const { rows, totalCount } = list;
  const isFiltered = Object.values(filtering).some((value) => value !== undefined);
  const place = rows.findIndex(({ id }) => id === sel);
  const goTo = (row: (typeof rows)[number] | undefined) =>
    row === undefined ? undefined : () => set({ sel: row.id });
  const openNew = (): void => set({ task: 'new', sel: undefined });
  return (
    <Page
      title={t('common:nav.providers')}
      facts={totalCount ? t('facts', { count: totalCount }) : undefined}
      head={
        <>
          {list.staleError === undefined ? null : <Ribbon tone="warn">{t('stale')}</Ribbon>}
          <ToolRow
            actions={
              canWrite ? (
                <Button
                  variant="filled"
                  leftSection={<IconPlus {...smallIconProps} />}
                  onClick={openNew}
                >
                  {t('create.button')}
                </Button>
              ) : undefined
            }
          >
            <FilterChips
              filters={filters}
              values={filtering}
              onChange={(key, value) => void navigate({ search: { ...search, [key]: value } })}
            />
          </ToolRow>
        </>
      }
      peek={
        sel === undefined ? null : (
          <Suspense fallback={null}>
            <ProviderPeek
              key={sel}
              id={sel}
              onClose={() => set({ sel: undefined })}
              onPrevious={place > 0 ? goTo(rows[place - 1]) : undefined}
              onNext={place < 0 ? undefined : goTo(rows[place + 1])}
            />
          </Suspense>
        )
      }
    >
      <DataTable
        label={t('common:nav.providers')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        density="double"
        isOff={(row) => !row.enabled}
        onOpen={(row) => set({ sel: row.id })}
        openKey={sel}
        phoneRow={(row) => <ProviderPhoneRow provider={row} />}
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
            <EmptyState
              title={t('empty.title')}
              action={
                canWrite ? <Button onClick={openNew}>{t('create.button')}</Button> : undefined
              }
            >
              {t('empty.text')}
            </EmptyState>
          )
        }
        {...listProps(list)}
      />
      {task === 'new' ? (
        <Suspense fallback={null}>
          <NewProvider
            onClose={() => set({ task: undefined })}
            onSaved={(id) => set({ task: undefined, sel: id })}
          />
        </Suspense>
      ) : null}
    </Page>
  );
}

function useProviderFilters(): readonly Filter<'mode' | 'state' | 'q'>[] {
  const { t } = useTranslation('providers');
  return useMemo(
    () => [
      {
        key: 'mode',
        label: t('column.mode'),
        options: (['live', 'test'] as const).map((value) => ({ value, label: t(`mode.${value}`) })),
      },
      {
        key: 'state',
        label: t('column.state'),
        options: (['on', 'off'] as const).map((value) => ({ value, label: t(`state.${value}`) })),
      },
      { key: 'q', label: t('filter.text') },
    ],
    [t],
  );
}
