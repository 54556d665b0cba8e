// The columns of the ledger; amounts share one style down the column.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseExactStyle, type MoneyStyle } from '../../format/money.ts';
import type { LedgerTransactionsQuery } from '../../generated/ledger/graphql.ts';
import { Dash } from '../../marks/Dash.tsx';
import { Money } from '../../marks/Money.tsx';
import { Instant } from '../../marks/Time.tsx';
import { PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import { useKindWord } from './ledger-words.ts';

export type LedgerRow = LedgerTransactionsQuery['ledgerTransactions']['nodes'][number];

export function useLedgerColumns(rows: readonly LedgerRow[]): readonly Column<LedgerRow>[] {
  const { t } = useTranslation('ledger');
  const sayKind = useKindWord();
  const style: MoneyStyle = chooseExactStyle(
    rows.flatMap(({ amountNanoUsd, balanceAfterNanoUsd }) => [amountNanoUsd, balanceAfterNanoUsd]),
  );
  const width = style === 'nano' ? 150 : 126;
  return useMemo(
    () => [
      {
        id: 'time',
        head: t('table.time'),
        width: 140,
        cell: (row) => <Instant at={row.createdAt} />,
      },
      {
        id: 'kind',
        head: t('table.kind'),
        width: 160,
        cell: (row) => <span className="strong">{sayKind(row.kind)}</span>,
      },
      {
        id: 'customer',
        head: t('table.customer'),
        minWidth: 140,
        cell: (row) => row.accountName ?? <Dash />,
      },
      {
        id: 'cause',
        head: t('table.cause'),
        minWidth: 150,
        hideBelow: 760,
        cell: (row) => <Cause row={row} />,
      },
      {
        id: 'amount',
        head: t('table.amount'),
        width,
        align: 'right',
        cell: (row) => <Money amount={row.amountNanoUsd} style={style} symbol={false} signed />,
      },
      {
        id: 'balance',
        head: t('table.balance'),
        width,
        align: 'right',
        hideBelow: 700,
        cell: (row) => (
          <Money amount={row.balanceAfterNanoUsd} style={style} symbol={false} balance />
        ),
      },
    ],
    [t, sayKind, style, width],
  );
}

function Cause({ row }: { readonly row: LedgerRow }) {
  const { t } = useTranslation('ledger');
  if (row.requests !== null) {
    return <span className="secondary">{t('table.requests', { count: row.requests })}</span>;
  }
  return row.reason === '' ? <Dash /> : <span className="secondary">{row.reason}</span>;
}

export function LedgerPhoneRow({ row }: { readonly row: LedgerRow }) {
  const sayKind = useKindWord();
  return (
    <PhoneCell
      first={
        <>
          <span className="strong">{sayKind(row.kind)}</span>
          <Money amount={row.amountNanoUsd} style={chooseExactStyle([row.amountNanoUsd])} signed />
        </>
      }
      second={
        <>
          <Instant at={row.createdAt} />
          <span>{row.accountName ?? '–'}</span>
        </>
      }
    />
  );
}
