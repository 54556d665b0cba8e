// The prices page: the vendor's catalogue price beside what callers pay.

import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { PAGE_SIZE, usePages } from '../../data/use-pages.ts';
import { type Filter, FilterChips } from '../../fields/FilterChips.tsx';
import { printPercent } from '../../format/count.ts';
import { Page } from '../../frame/Page.tsx';
import { ToolRow } from '../../frame/ToolRow.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { DataTable } from '../../table/DataTable.tsx';
import { listProps } from '../../table/list-props.ts';
import { PricePhoneRow } from './PricePhoneRow.tsx';
import { PriceSaveBar } from './PriceSaveBar.tsx';
import { usePriceColumns } from './price-columns.tsx';
import { PRICED_MODELS } from './price-documents.ts';
import styles from './prices.module.css';
import { usePriceDrafts } from './use-price-drafts.ts';

const PricePeek = lazy(async () => ({ default: (await import('./PricePeek.tsx')).PricePeek }));

const route = getRouteApi('/frame/admin/prices');
const answer = (value: 'yes' | 'no' | undefined): boolean | null =>
  value === undefined ? null : value === 'yes';

export function PricesPage() {
  const { t } = useTranslation(['prices', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const canWrite = useRight('writeCatalog');
  const { sel, ...filtering } = search;
  const set = (next: Partial<typeof search>): void =>
    void navigate({ search: { ...search, ...next } });
  const variables = {
    first: PAGE_SIZE,
    filter: {
      servable: answer(search.servable),
      enabled: answer(search.published),
      vendor: search.vendor ?? null,
      search: search.q ?? null,
    },
  };
  const list = usePages(PRICED_MODELS, variables, { pick: (data) => data.models });
  const fee = useQuery(PRICED_MODELS, { variables, fetchPolicy: 'cache-only' });
  const feePpm = fee.data?.platformFeePpm ?? 0;
  const drafts = usePriceDrafts();
  const columns = usePriceColumns({ drafts, feePpm, canWrite });
  const filters = usePriceFilters();
  const isFiltered = Object.values(filtering).some((value) => value !== undefined);
  const place = list.rows.findIndex(({ id }) => id === sel);
  const goTo = (row: (typeof list.rows)[number] | undefined) =>
    row === undefined ? undefined : () => set({ sel: row.id });
  const clear = (
    <Button onClick={() => void navigate({ search: {} })}>{t('common:filter.clear')}</Button>
  );
  return (
    <Page
      title={t('common:nav.prices')}
      facts={list.totalCount ? t('facts', { count: list.totalCount }) : undefined}
      head={
        <ToolRow>
          <FilterChips
            filters={filters}
            values={filtering}
            onChange={(key, value) => void navigate({ search: { ...search, [key]: value } })}
          />
          <span className="muted">
            {t('note')} <span className={styles.fee}>{printPercent(feePpm / 1e6)}</span>
          </span>
        </ToolRow>
      }
      foot={<PriceSaveBar drafts={drafts} feePpm={feePpm} />}
      peek={
        sel === undefined ? null : (
          <Suspense fallback={null}>
            <PricePeek
              key={sel}
              id={sel}
              drafts={drafts}
              canWrite={canWrite}
              onClose={() => set({ sel: undefined })}
              onPrevious={place > 0 ? goTo(list.rows[place - 1]) : undefined}
              onNext={place < 0 ? undefined : goTo(list.rows[place + 1])}
            />
          </Suspense>
        )
      }
    >
      <DataTable
        label={t('common:nav.prices')}
        columns={columns}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowName={(row) => row.slug}
        density="compact"
        isOff={(row) => !row.enabled}
        onOpen={(row) => set({ sel: row.id })}
        openKey={sel}
        phoneRow={(row) => <PricePhoneRow model={row} />}
        empty={
          <EmptyState
            title={t(isFiltered ? 'common:state.nothingMatches' : 'empty.title')}
            action={isFiltered ? clear : undefined}
          >
            {t(isFiltered ? 'common:state.nothingMatchesHelp' : 'empty.text')}
          </EmptyState>
        }
        {...listProps(list)}
      />
    </Page>
  );
}

function usePriceFilters(): readonly Filter<'servable' | 'published' | 'vendor' | 'q'>[] {
  const { t } = useTranslation('prices');
  return useMemo(() => {
    const yesNo = (['yes', 'no'] as const).map((value) => ({ value, label: t(`answer.${value}`) }));
    return [
      { key: 'q', label: t('filter.name') },
      { key: 'vendor', label: t('column.vendor') },
      { key: 'servable', label: t('column.servable'), options: yesNo },
      { key: 'published', label: t('filter.published'), options: yesNo },
    ];
  }, [t]);
}
