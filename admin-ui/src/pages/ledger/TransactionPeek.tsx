// One transaction: its entries, which add up to zero, and the wallet that it changed.
import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Peek } from '../../frame/Peek.tsx';
import { Fact, Facts, Section } from '../../frame/Section.tsx';
import type { LedgerTransactionQuery } from '../../generated/ledger/graphql.ts';
import { Count } from '../../marks/Count.tsx';
import { Dash } from '../../marks/Dash.tsx';
import { IdText } from '../../marks/IdText.tsx';
import { Money } from '../../marks/Money.tsx';
import { Instant } from '../../marks/Time.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { QueryView } from '../../states/QueryView.tsx';
import styles from './ledger.module.css';
import { TRANSACTION } from './ledger-documents.ts';
import { useAccountWord, useKindWord } from './ledger-words.ts';
import { WalletGlance } from './WalletGlance.tsx';

type Transaction = NonNullable<LedgerTransactionQuery['ledgerTransaction']>;

interface TransactionPeekProps {
  readonly id: string;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

export function TransactionPeek({ id, previous, next, onOpen }: TransactionPeekProps) {
  const { t } = useTranslation('ledger');
  const sayKind = useKindWord();
  const { data, error, refetch } = useQuery(TRANSACTION, { variables: { id } });
  const kind = data?.ledgerTransaction?.kind;
  return (
    <Peek
      title={kind === undefined ? '…' : sayKind(kind)}
      onClose={() => onOpen(undefined)}
      onPrevious={previous === undefined ? undefined : () => onOpen(previous)}
      onNext={next === undefined ? undefined : () => onOpen(next)}
    >
      <QueryView data={data} error={error} refetch={refetch}>
        {({ ledgerTransaction }) =>
          ledgerTransaction === null ? (
            <EmptyState title={t('peek.gone')}>{t('peek.goneText')}</EmptyState>
          ) : (
            <>
              <TransactionFacts transaction={ledgerTransaction} />
              <Entries transaction={ledgerTransaction} />
              {ledgerTransaction.walletId === null ? null : (
                <WalletGlance walletId={ledgerTransaction.walletId} />
              )}
            </>
          )
        }
      </QueryView>
    </Peek>
  );
}

interface TransactionProps {
  readonly transaction: Transaction;
}

function TransactionFacts({ transaction }: TransactionProps) {
  const { t } = useTranslation('ledger');
  const { accountName, reason, requests, mode } = transaction;
  return (
    <Section>
      <Facts>
        <Fact label={t('peek.time')}>
          <Instant at={transaction.createdAt} />
        </Fact>
        <Fact label={t('peek.customer')}>{accountName ?? <Dash />}</Fact>
        {mode === 'live' ? null : <Fact label={t('peek.mode')}>{t(`mode.${mode}`)}</Fact>}
        <Fact label={t('peek.actor')}>{transaction.actor}</Fact>
        {reason === '' ? null : <Fact label={t('peek.reason')}>{reason}</Fact>}
        {requests === null ? null : (
          <Fact label={t('peek.requests')}>
            {accountName === null ? (
              <Count value={requests} />
            ) : (
              <Link to="/admin/requests" search={{ customer: accountName, range: '24h' }}>
                <Count value={requests} />
              </Link>
            )}
          </Fact>
        )}
        <Fact label={t('peek.changed')}>
          <Money amount={transaction.amountNanoUsd} style="nano" signed />
        </Fact>
        <Fact label={t('peek.id')}>
          <IdText id={transaction.id} />
        </Fact>
      </Facts>
    </Section>
  );
}

function Entries({ transaction }: TransactionProps) {
  const { t } = useTranslation('ledger');
  const sayAccount = useAccountWord();
  return (
    <Section title={t('peek.entries')} note={t('peek.entriesNote')}>
      <table className={styles.entries}>
        <thead>
          <tr>
            <th scope="col">{t('peek.account')}</th>
            <th scope="col">{t('peek.amount')}</th>
            <th scope="col">{t('peek.after')}</th>
          </tr>
        </thead>
        <tbody>
          {transaction.entries.map((entry) => (
            <tr key={entry.id}>
              <th scope="row">{sayAccount(entry.account)}</th>
              <td>
                <Money amount={entry.amountNanoUsd} style="nano" symbol={false} signed />
              </td>
              <td className="secondary">
                <Money amount={entry.balanceAfterNanoUsd} style="nano" symbol={false} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
