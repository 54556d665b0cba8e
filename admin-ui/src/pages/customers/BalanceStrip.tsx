// The balance, what of it is free and what is in use, and both as one bar.
import { useTranslation } from 'react-i18next';
import { chooseExactStyle } from '../../format/money.ts';
import { Money } from '../../marks/Money.tsx';
import styles from './customers.module.css';
import type { WalletDetail } from './WalletTab.tsx';

export function BalanceStrip({ wallet }: { readonly wallet: WalletDetail }) {
  const { t } = useTranslation('customers');
  const { balanceNanoUsd, availableNanoUsd, inUseNanoUsd } = wallet;
  const leases = wallet.leases.filter(({ outstandingNanoUsd }) => outstandingNanoUsd !== '0');
  const style = chooseExactStyle([balanceNanoUsd, availableNanoUsd, inUseNanoUsd]);
  const balance = Number(balanceNanoUsd);
  const share = balance > 0 ? Math.min(1, Math.max(0, Number(availableNanoUsd) / balance)) : 0;
  return (
    <section className={styles.strip} aria-label={t('wallet.balance')}>
      <dl className={styles.stripFigures}>
        <div>
          <dt>{t('wallet.balance')}</dt>
          <dd className={styles.balance}>
            <Money amount={balanceNanoUsd} style={style} balance />
          </dd>
        </div>
        <div>
          <dt>
            <span className={styles.key} data-part="free" />
            {t('wallet.free')}
          </dt>
          <dd className={styles.part}>
            <Money amount={availableNanoUsd} style={style} balance />
          </dd>
        </div>
        <div>
          <dt>
            <span className={styles.key} data-part="used" />
            {t('wallet.inUse')}
          </dt>
          <dd className={styles.part}>
            <Money amount={inUseNanoUsd} style={style} balance />
            {leases.length === 0 ? null : (
              <span className={styles.partNote}>
                {t('wallet.leased', { count: leases.length })}
              </span>
            )}
          </dd>
        </div>
      </dl>
      <div className={styles.stripBar} aria-hidden="true">
        {share > 0 ? <span data-part="free" style={{ flexGrow: share }} /> : null}
        {balance > 0 && share < 1 ? (
          <span data-part="used" style={{ flexGrow: 1 - share }} />
        ) : null}
      </div>
    </section>
  );
}
