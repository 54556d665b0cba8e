// The last requests of a customer; the usage log has them all.
import { getRouteApi, Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PAGE_SIZE, usePages } from '../../data/use-pages.ts';
import { chooseMoneyStyle } from '../../format/money.ts';
import { printDuration } from '../../format/time.ts';
import { ToolRow } from '../../frame/ToolRow.tsx';
import type { CustomerUsageQuery } from '../../generated/customers/graphql.ts';
import { StatusCodeBadge } from '../../marks/Badge.tsx';
import { Count } from '../../marks/Count.tsx';
import { Dash } from '../../marks/Dash.tsx';
import { Money } from '../../marks/Money.tsx';
import { Instant } from '../../marks/Time.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { NameCell, PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import type { CustomerDetail } from './CustomerPage.tsx';
import { CUSTOMER_USAGE } from './customer-documents.ts';

type Call = CustomerUsageQuery['usageRecords']['nodes'][number];

const route = getRouteApi('/frame/admin/customers/$userId');

export function UsageTab({ customer }: { readonly customer: CustomerDetail }) {
  const { t } = useTranslation('customers');
  const navigate = route.useNavigate();
  const { account } = customer;
  const list = usePages(
    CUSTOMER_USAGE,
    { first: PAGE_SIZE, filter: { accountId: account.id } },
    { pick: (data) => data.usageRecords },
  );
  const columns = useCallColumns(list.rows);
  return (
    <>
      <ToolRow
        actions={
          <Link to="/admin/requests" search={{ customer: account.name }}>
            {t('usage.all')}
          </Link>
        }
      >
        <span className="muted">
          {list.totalCount === undefined ? null : (
            <>
              <Count value={list.totalCount} /> {t('usage.count', { count: list.totalCount })}
            </>
          )}
        </span>
      </ToolRow>
      <DataTable
        label={t('tab.usage')}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        density="compact"
        onOpen={({ id }) =>
          void navigate({ to: '/admin/requests', search: { customer: account.name, sel: id } })
        }
        rowName={({ id }) => id}
        loading={list.loading}
        error={list.error}
        onRetry={() => void list.refetch()}
        totalCount={list.totalCount}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onLoadMore={() => void list.loadMore()}
        phoneRow={(call) => (
          <PhoneCell
            first={
              <>
                <strong>{call.modelSlug ?? call.askedModel}</strong>
                <StatusCodeBadge status={call.status} />
              </>
            }
            second={
              <>
                <span className="muted">
                  <Instant at={call.startedAt} />
                </span>
                <Money amount={call.chargeNanoUsd} />
              </>
            }
          />
        )}
        empty={<EmptyState title={t('usage.empty')}>{t('usage.emptyHelp')}</EmptyState>}
      />
    </>
  );
}

function useCallColumns(calls: readonly Call[]): readonly Column<Call>[] {
  const { t } = useTranslation('customers');
  return useMemo(() => {
    const style = chooseMoneyStyle(calls.map(({ chargeNanoUsd }) => chargeNanoUsd));
    return [
      {
        id: 'time',
        head: t('usage.time'),
        width: 140,
        cell: (row) => <Instant at={row.startedAt} />,
      },
      {
        id: 'model',
        head: t('usage.model'),
        minWidth: 150,
        cell: (row) => <NameCell name={row.modelSlug ?? row.askedModel} />,
      },
      {
        id: 'key',
        head: t('usage.key'),
        width: 130,
        hideBelow: 800,
        cell: (row) => row.apiKeyName ?? <Dash />,
      },
      {
        id: 'status',
        head: t('usage.status'),
        width: 80,
        cell: (row) => <StatusCodeBadge status={row.status} />,
      },
      {
        id: 'error',
        head: t('usage.error'),
        width: 150,
        hideBelow: 940,
        cell: (row) => row.errorCode ?? <Dash />,
      },
      ...sizeColumns(t),
      {
        id: 'price',
        head: t('usage.price'),
        width: 110,
        align: 'right',
        cell: (row) => <Money amount={row.chargeNanoUsd} style={style} symbol={false} />,
      },
    ];
  }, [calls, t]);
}

function sizeColumns(t: TFunction<'customers'>): readonly Column<Call>[] {
  return [
    {
      id: 'input',
      head: t('usage.input'),
      width: 90,
      align: 'right',
      hideBelow: 640,
      cell: (row) => <Count value={row.inputTokens} />,
    },
    {
      id: 'output',
      head: t('usage.output'),
      width: 90,
      align: 'right',
      hideBelow: 640,
      cell: (row) => <Count value={row.outputTokens} />,
    },
    {
      id: 'duration',
      head: t('usage.duration'),
      width: 90,
      align: 'right',
      hideBelow: 700,
      cell: (row) => printDuration(row.durationMs),
    },
  ];
}
