// The models page: what callers may name, and what stands behind each name.
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { PAGE_SIZE, usePages } from '../../data/use-pages.ts';
import { FilterChips } from '../../fields/FilterChips.tsx';
import { Page } from '../../frame/Page.tsx';
import { ToolRow } from '../../frame/ToolRow.tsx';
import { useWhileShown } from '../../frame/use-while-shown.ts';
import { IconPlus } from '../../icons/icons.ts';
import { smallIconProps } from '../../marks/icon-props.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Ribbon } from '../../states/Ribbon.tsx';
import { DataTable } from '../../table/DataTable.tsx';
import { listProps } from '../../table/list-props.ts';
import { ModelPhoneRow, useModelColumns } from './model-columns.tsx';
import { MODELS } from './model-documents.ts';
import { useModelFilters } from './use-model-filters.ts';
import { useModelToggle } from './use-model-toggle.tsx';

const ModelPeek = lazy(async () => ({ default: (await import('./ModelPeek.tsx')).ModelPeek }));
const ModelDrawer = lazy(async () => ({
  default: (await import('./ModelDrawer.tsx')).ModelDrawer,
}));

const route = getRouteApi('/frame/admin/models');

export function ModelsPage() {
  const { t } = useTranslation(['models', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const canWrite = useRight('writeCatalog');
  const { sel, task, ...filtering } = search;
  const whileShown = useWhileShown();
  const set = (next: Partial<typeof search>): void =>
    whileShown(() => void navigate({ search: { ...search, ...next } }));
  const { filters, filter, isFiltered } = useModelFilters(filtering);
  const list = usePages(MODELS, { first: PAGE_SIZE, filter }, { pick: (data) => data.models });
  const { rows, totalCount } = list;
  const switching = useModelToggle();
  const columns = useModelColumns({ canWrite, onToggle: switching.toggle });
  const place = rows.findIndex(({ id }) => id === sel);
  const goTo = (row: (typeof rows)[number] | undefined) =>
    row === undefined ? undefined : () => set({ sel: row.id });
  const create = (
    <Button
      variant="filled"
      leftSection={<IconPlus {...smallIconProps} />}
      onClick={() => set({ task: 'new', sel: undefined })}
    >
      {t('create.button')}
    </Button>
  );
  return (
    <Page
      title={t('common:nav.models')}
      facts={totalCount ? t(isFiltered ? 'found' : 'facts', { count: totalCount }) : undefined}
      head={
        <>
          {list.staleError === undefined ? null : <Ribbon tone="warn">{t('stale')}</Ribbon>}
          <ToolRow actions={canWrite ? create : undefined}>
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
            <ModelPeek
              key={sel}
              id={sel}
              onEdit={() => set({ task: 'edit' })}
              onClose={() => set({ sel: undefined, task: undefined })}
              onPrevious={place > 0 ? goTo(rows[place - 1]) : undefined}
              onNext={place < 0 ? undefined : goTo(rows[place + 1])}
            />
          </Suspense>
        )
      }
    >
      <DataTable
        label={t('common:nav.models')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.slug}
        density="double"
        isOff={(row) => !row.enabled}
        onOpen={(row) => set({ sel: row.id, task: undefined })}
        openKey={sel}
        phoneRow={(row) => <ModelPhoneRow model={row} />}
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
        {...listProps(list)}
      />
      {switching.dialog}
      {task === 'new' || (task === 'edit' && sel !== undefined) ? (
        <Suspense fallback={null}>
          <ModelDrawer
            key={`${task} ${sel}`}
            id={task === 'edit' ? sel : undefined}
            onSaved={(id) => set({ sel: id, task: undefined })}
            onClose={() => set({ task: undefined })}
          />
        </Suspense>
      ) : null}
    </Page>
  );
}
