// What was done to this customer: to the person, the account and the wallet, newest first.
import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditLineFragment } from '../../generated/customers/graphql.ts';
import { StatusMark } from '../../marks/StatusMark.tsx';
import { Instant } from '../../marks/Time.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { PhoneCell } from '../../table/cells.tsx';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import type { CustomerDetail } from './CustomerPage.tsx';
import { CUSTOMER_AUDIT } from './customer-documents.ts';

const NO_LINES: readonly AuditLineFragment[] = [];

export function AuditTab({ customer }: { readonly customer: CustomerDetail }) {
  const { t } = useTranslation('customers');
  const { account } = customer;
  const { data, error, loading, refetch } = useQuery(CUSTOMER_AUDIT, {
    variables: { user: customer.id, account: account.id, wallet: account.wallet?.id ?? account.id },
  });
  const lines = useMemo(() => {
    if (data === undefined) {
      return NO_LINES;
    }
    const all = [data.ofUser, data.ofAccount, data.ofWallet].flatMap(({ nodes }) => nodes);
    const once = new Map(all.map((line) => [line.id, line]));
    return [...once.values()].sort((a, b) => b.at.localeCompare(a.at));
  }, [data]);
  const columns = useMemo<readonly Column<AuditLineFragment>[]>(
    () => [
      { id: 'time', head: t('ledger.time'), width: 150, cell: ({ at }) => <Instant at={at} /> },
      { id: 'who', head: t('audit.who'), minWidth: 160, cell: ({ actorName }) => actorName },
      {
        id: 'action',
        head: t('audit.action'),
        width: 220,
        cell: ({ action }) => <span className="mono">{action}</span>,
      },
      {
        id: 'outcome',
        head: t('audit.outcome'),
        width: 200,
        cell: (line) => <Outcome line={line} />,
      },
    ],
    [t],
  );
  return (
    <DataTable
      label={t('tab.audit')}
      columns={columns}
      rows={lines}
      rowKey={({ id }) => id}
      density="compact"
      loading={loading && data === undefined}
      error={data === undefined ? error : undefined}
      onRetry={() => void refetch()}
      phoneRow={(line) => (
        <PhoneCell
          first={<span className="mono">{line.action}</span>}
          second={
            <>
              <span className="muted">
                <Instant at={line.at} />
              </span>
              <Outcome line={line} />
            </>
          }
        />
      )}
      empty={<EmptyState title={t('audit.empty')} />}
    />
  );
}

function Outcome({ line }: { readonly line: AuditLineFragment }) {
  const { t } = useTranslation('customers');
  return line.outcome === 'done' ? (
    <StatusMark tone="ok">{t('audit.done')}</StatusMark>
  ) : (
    <StatusMark tone="bad">{line.problemCode ?? t('audit.refused')}</StatusMark>
  );
}
