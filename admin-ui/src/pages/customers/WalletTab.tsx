// A customer's wallet: what there is, what is free, the lots in the order of spending and
// the ledger; beside it the account, its keys and what is out with nodes.
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { chooseExactStyle } from '../../format/money.ts';
import { Columns, Fact, Facts, Section } from '../../frame/Section.tsx';
import { Money } from '../../marks/Money.tsx';
import { Age, Instant } from '../../marks/Time.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { BalanceStrip } from './BalanceStrip.tsx';
import type { CustomerDetail } from './CustomerPage.tsx';
import { KeyCards } from './KeyCards.tsx';
import { LotTable } from './LotTable.tsx';
import { WalletLedger } from './WalletLedger.tsx';

export type WalletDetail = NonNullable<CustomerDetail['account']['wallet']>;

export function WalletTab({ customer }: { readonly customer: CustomerDetail }) {
  const { t } = useTranslation('customers');
  const canReadKeys = useRight('readApiKeys');
  const { wallet } = customer.account;
  if (wallet === null) {
    return <EmptyState title={t('wallet.missing')} />;
  }
  return (
    <Columns>
      <div>
        <BalanceStrip wallet={wallet} />
        <LotTable lots={wallet.lots} />
        <WalletLedger walletId={wallet.id} />
      </div>
      <aside>
        <AccountFacts customer={customer} wallet={wallet} />
        {canReadKeys ? <KeyCards customer={customer} /> : null}
        <Leases wallet={wallet} />
      </aside>
    </Columns>
  );
}

interface AccountFactsProps {
  readonly customer: CustomerDetail;
  readonly wallet: WalletDetail;
}

function AccountFacts({ customer, wallet }: AccountFactsProps) {
  const { t } = useTranslation(['customers', 'common']);
  const { account } = customer;
  return (
    <Section title={t('account.title')}>
      <Facts>
        <Fact label={t('account.today')}>
          <Money amount={wallet.spend.todayNanoUsd} />
        </Fact>
        <Fact label={t('account.month')}>
          <Money amount={wallet.spend.last30DaysNanoUsd} />
        </Fact>
        <Fact label={t('field.mode')}>{t(`mode.${account.mode}`)}</Fact>
        <Fact label={t('field.group')}>{account.group.name}</Fact>
        {account.name === customer.email ? null : (
          <Fact label={t('field.account')}>{account.name}</Fact>
        )}
        {customer.name === '' ? null : <Fact label={t('field.name')}>{customer.name}</Fact>}
        <Fact label={t('account.created')}>
          <Instant at={customer.createdAt} />
        </Fact>
        <Fact label={t('column.lastSeen')}>
          {customer.lastSeenAt === null ? (
            t('common:age.never')
          ) : (
            <Age at={customer.lastSeenAt} sentence />
          )}
        </Fact>
      </Facts>
    </Section>
  );
}

function Leases({ wallet }: { readonly wallet: WalletDetail }) {
  const { t } = useTranslation('customers');
  const { heldNanoUsd } = wallet;
  const leases = wallet.leases.filter(({ outstandingNanoUsd }) => outstandingNanoUsd !== '0');
  const style = chooseExactStyle([
    heldNanoUsd,
    ...leases.map(({ outstandingNanoUsd }) => outstandingNanoUsd),
  ]);
  return (
    <Section title={t('lease.title')} note={t('lease.note')}>
      {leases.length === 0 && heldNanoUsd === '0' ? (
        <p className="muted">{t('lease.none')}</p>
      ) : (
        <Facts>
          {leases.map((lease) => (
            <Fact key={lease.nodeId} label={lease.nodeName}>
              <Money amount={lease.outstandingNanoUsd} style={style} balance />
            </Fact>
          ))}
          {heldNanoUsd === '0' ? null : (
            <Fact label={t('lease.held')}>
              <Money amount={heldNanoUsd} style={style} balance />
            </Fact>
          )}
        </Facts>
      )}
    </Section>
  );
}
