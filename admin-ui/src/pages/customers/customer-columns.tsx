// The columns of the customers list, and its row on a phone.
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseExactStyle, type MoneyStyle } from '../../format/money.ts';
import { Badge } from '../../marks/Badge.tsx';
import { Count } from '../../marks/Count.tsx';
import { Money } from '../../marks/Money.tsx';
import { Age } from '../../marks/Time.tsx';
import { NameCell, PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import { type Customer, CustomerState } from './CustomerState.tsx';

export function useCustomerColumns(rows: readonly Customer[]): readonly Column<Customer>[] {
  const { t } = useTranslation(['customers', 'common']);
  const style = useMemo(
    () => chooseExactStyle(rows.map(({ account }) => account.wallet?.balanceNanoUsd ?? '0')),
    [rows],
  );
  return useMemo(
    () => [
      {
        id: 'email',
        head: t('column.email'),
        minWidth: 236,
        sort: 'EMAIL',
        cell: (row) => <NameCell name={row.email} note={row.name} />,
      },
      {
        id: 'mode',
        head: t('column.mode'),
        width: 78,
        cell: ({ account }) => <ModeBadge mode={account.mode} />,
      },
      {
        id: 'group',
        head: t('column.group'),
        width: 112,
        hideBelow: 760,
        cell: ({ account }) => account.group.name,
      },
      {
        id: 'state',
        head: t('column.state'),
        width: 164,
        cell: (row) => <CustomerState customer={row} />,
      },
      ...moneyColumns(t, style),
    ],
    [t, style],
  );
}

function moneyColumns(
  t: TFunction<['customers', 'common']>,
  style: MoneyStyle,
): readonly Column<Customer>[] {
  return [
    {
      id: 'keys',
      head: t('column.keys'),
      width: 64,
      align: 'right',
      hideBelow: 620,
      cell: ({ account }) => <Count value={account.apiKeyCount} />,
    },
    {
      id: 'inUse',
      head: t('column.inUse'),
      width: 112,
      align: 'right',
      hideBelow: 960,
      cell: ({ account }) => <Money amount={account.wallet?.inUseNanoUsd} symbol={false} balance />,
    },
    {
      id: 'balance',
      head: t('column.balance'),
      width: 132,
      align: 'right',
      cell: ({ account }) => (
        <Money amount={account.wallet?.balanceNanoUsd} style={style} symbol={false} balance />
      ),
    },
    {
      id: 'seen',
      head: t('column.lastSeen'),
      width: 104,
      align: 'right',
      hideBelow: 700,
      cell: ({ lastSeenAt }) => <Age at={lastSeenAt} />,
    },
    {
      id: 'created',
      head: t('column.created'),
      width: 104,
      align: 'right',
      hideBelow: 1140,
      sort: 'CREATED',
      cell: ({ createdAt }) => <Age at={createdAt} />,
    },
  ];
}

export function ModeBadge({ mode }: { readonly mode: Customer['account']['mode'] }) {
  const { t } = useTranslation('customers');
  return <Badge outline={mode === 'live'}>{t(`mode.${mode}`)}</Badge>;
}

export function CustomerPhoneRow({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const { account } = customer;
  return (
    <PhoneCell
      first={
        <>
          <strong>{customer.email}</strong>
          <ModeBadge mode={account.mode} />
        </>
      }
      second={
        <>
          <CustomerState customer={customer} withNote={false} />
          <span className="muted">{t('keys.count', { count: account.apiKeyCount })}</span>
          <Money amount={account.wallet?.balanceNanoUsd} balance />
        </>
      }
    />
  );
}
