// The customers page: filters in the address, the list, and the drawer that makes one.
import { useQuery } from '@apollo/client/react';
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
import { Count } from '../../marks/Count.tsx';
import { smallIconProps } from '../../marks/icon-props.ts';
import { Ribbon } from '../../states/Ribbon.tsx';
import { DataTable } from '../../table/DataTable.tsx';
import { CustomersEmpty } from './CustomersEmpty.tsx';
import { CustomerPhoneRow, useCustomerColumns } from './customer-columns.tsx';
import { CUSTOMER_GROUPS, CUSTOMERS } from './customer-documents.ts';
import { nextUserSort, readUserSort } from './customer-sort.ts';
import { MODES, STATES } from './customers.route.ts';

const CreateCustomer = lazy(async () => ({
  default: (await import('./CreateCustomer.tsx')).CreateCustomer,
}));

const route = getRouteApi('/frame/admin/customers');

export function CustomersPage() {
  const { t } = useTranslation(['customers', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const canWrite = useRight('writeUsers');
  const whileShown = useWhileShown();
  const set = (next: Partial<typeof search>): void =>
    whileShown(() => void navigate({ search: { ...search, ...next } }));
  const groups = useQuery(CUSTOMER_GROUPS).data?.userGroups.nodes ?? [];
  const { q, mode, group, state, sort = 'EMAIL_ASC' } = search;
  const groupId = groups.find(({ slug }) => slug === group)?.id;
  const filter = {
    role: 'customer' as const,
    ...(q === undefined ? {} : { search: q }),
    ...(mode === undefined ? {} : { accountMode: mode }),
    ...(state === undefined ? {} : { state }),
    ...(groupId === undefined ? {} : { groupId }),
  };
  const list = usePages(
    CUSTOMERS,
    { first: PAGE_SIZE, filter, sort },
    { pick: (data) => data.users },
  );
  const columns = useCustomerColumns(list.rows);
  const isFiltered = [q, mode, group, state].some((value) => value !== undefined);
  const filters = [
    { key: 'q', label: t('filter.email') },
    { key: 'mode', label: t('filter.mode'), options: options(MODES, (one) => t(`mode.${one}`)) },
    {
      key: 'group',
      label: t('filter.group'),
      options: groups.map(({ slug, name }) => ({ value: slug, label: name })),
    },
    {
      key: 'state',
      label: t('filter.state'),
      options: options(STATES, (one) => t(`state.${one}`)),
    },
  ] as const;
  return (
    <Page
      title={t('common:nav.customers')}
      facts={
        list.totalCount === undefined ? undefined : (
          <>
            <Count value={list.totalCount} /> {t(isFiltered ? 'list.matching' : 'list.inAll')}
          </>
        )
      }
      head={
        <>
          {list.staleError === undefined ? null : <Ribbon tone="warn">{t('stale')}</Ribbon>}
          <ToolRow
            actions={
              canWrite ? (
                <Button
                  variant="filled"
                  leftSection={<IconPlus {...smallIconProps} />}
                  onClick={() => set({ task: 'new' })}
                >
                  {t('create.button')}
                </Button>
              ) : undefined
            }
          >
            <FilterChips
              filters={filters}
              values={{ q, mode, group, state }}
              onChange={(key, value) => void navigate({ search: { ...search, [key]: value } })}
            />
          </ToolRow>
        </>
      }
    >
      <DataTable
        label={t('common:nav.customers')}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        rowName={({ email }) => email}
        density="double"
        isOff={({ state: own }) => own === 'disabled'}
        phoneRow={(row) => <CustomerPhoneRow customer={row} />}
        sort={readUserSort(sort)}
        onSort={(next) => set({ sort: nextUserSort(next) })}
        onOpen={({ id }) =>
          void navigate({ to: '/admin/customers/$userId', params: { userId: id }, search: {} })
        }
        loading={list.loading}
        error={list.error}
        onRetry={() => void list.refetch()}
        totalCount={list.totalCount}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onLoadMore={() => void list.loadMore()}
        empty={
          <CustomersEmpty
            isFiltered={isFiltered}
            onClear={() => void navigate({ search: {} })}
            onCreate={() => set({ task: 'new' })}
          />
        }
      />
      {search.task === 'new' && canWrite ? (
        <Suspense fallback={null}>
          <CreateCustomer
            groups={groups}
            onClose={() => set({ task: undefined })}
            onDone={(userId) =>
              void navigate({ to: '/admin/customers/$userId', params: { userId }, search: {} })
            }
          />
        </Suspense>
      ) : null}
    </Page>
  );
}

function options<T extends string>(values: readonly T[], print: (value: T) => string) {
  return values.map((value) => ({ value, label: print(value) }));
}
