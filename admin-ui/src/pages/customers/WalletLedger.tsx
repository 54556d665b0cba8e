// The bookings of one wallet, newest first; usage is folded by the control plane.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../data/use-pages.ts';
import { chooseExactStyle } from '../../format/money.ts';
import { Section } from '../../frame/Section.tsx';
import type { CustomerLedgerQuery } from '../../generated/customers/graphql.ts';
import { Money } from '../../marks/Money.tsx';
import { Instant } from '../../marks/Time.tsx';
import { PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { CUSTOMER_LEDGER } from './customer-documents.ts';

type Line = CustomerLedgerQuery['ledgerTransactions']['nodes'][number];

const LINES = 20;
const POLL_MS = 15_000;

export function WalletLedger({ walletId }: { readonly walletId: string }) {
  const { t } = useTranslation('customers');
  const list = usePages(
    CUSTOMER_LEDGER,
    { first: LINES, filter: { walletId } },
    { pick: (data) => data.ledgerTransactions, pollMs: POLL_MS },
  );
  const columns = useLedgerColumns(list.rows);
  const kindText = useKindText();
  return (
    <Section title={t('ledger.title')} note={t('ledger.note')}>
      <DataTable
        label={t('ledger.title')}
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        density="compact"
        fill={false}
        inset
        loading={list.loading}
        error={list.error}
        onRetry={() => void list.refetch()}
        totalCount={list.totalCount}
        hasMore={list.hasMore}
        loadingMore={list.loadingMore}
        onLoadMore={() => void list.loadMore()}
        phoneRow={(line) => (
          <PhoneCell
            first={
              <>
                <strong>{kindText(line.kind)}</strong>
                <Money
                  amount={line.amountNanoUsd}
                  style={chooseExactStyle([line.amountNanoUsd])}
                  signed
                />
              </>
            }
            second={
              <>
                <span className="muted">
                  <Instant at={line.createdAt} />
                </span>
                <span className="secondary">
                  <Cause line={line} />
                </span>
              </>
            }
          />
        )}
        empty={<p className="muted">{t('ledger.none')}</p>}
      />
    </Section>
  );
}

function useLedgerColumns(lines: readonly Line[]): readonly Column<Line>[] {
  const { t } = useTranslation('customers');
  const kindText = useKindText();
  return useMemo(() => {
    const style = chooseExactStyle(
      lines.flatMap(({ amountNanoUsd, balanceAfterNanoUsd }) => [
        amountNanoUsd,
        balanceAfterNanoUsd,
      ]),
    );
    const width = style === 'nano' ? 150 : 124;
    return [
      {
        id: 'time',
        head: t('ledger.time'),
        width: 130,
        cell: ({ createdAt }) => <Instant at={createdAt} />,
      },
      {
        id: 'kind',
        head: t('ledger.kind'),
        width: 124,
        cell: ({ kind }) => kindText(kind),
      },
      {
        id: 'cause',
        head: t('ledger.cause'),
        minWidth: 140,
        cell: (line) => (
          <span className="secondary" title={t('ledger.by', { actor: line.actor })}>
            <Cause line={line} />
          </span>
        ),
      },
      {
        id: 'amount',
        head: t('ledger.amount'),
        width,
        align: 'right',
        cell: ({ amountNanoUsd }) => (
          <Money amount={amountNanoUsd} style={style} symbol={false} signed />
        ),
      },
      {
        id: 'balance',
        head: t('ledger.balance'),
        width,
        align: 'right',
        hideBelow: 600,
        cell: ({ balanceAfterNanoUsd }) => (
          <Money amount={balanceAfterNanoUsd} style={style} symbol={false} balance />
        ),
      },
    ];
  }, [lines, t, kindText]);
}

function Cause({ line }: { readonly line: Line }) {
  const { t } = useTranslation('customers');
  return line.requests === null ? line.reason : t('ledger.requests', { count: line.requests });
}

function useKindText(): (kind: string) => string {
  const { t } = useTranslation('customers');
  return useMemo(() => {
    const texts = new Map<string, string>(Object.entries(t('kind', { returnObjects: true })));
    return (kind) => texts.get(kind) ?? kind;
  }, [t]);
}
