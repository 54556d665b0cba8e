// The first keys of a customer beside the wallet; the tab has them all.
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { usePages } from '../../data/use-pages.ts';
import { Section } from '../../frame/Section.tsx';
import { FailureState } from '../../states/FailureState.tsx';
import type { CustomerDetail } from './CustomerPage.tsx';
import styles from './customers.module.css';
import { KeyState, KeyToken } from './KeyMarks.tsx';
import { KeyScope } from './KeyScope.tsx';
import { CUSTOMER_KEYS } from './key-documents.ts';

const route = getRouteApi('/frame/admin/customers/$userId');
const SHOWN = 6;

export function KeyCards({ customer }: { readonly customer: CustomerDetail }) {
  const { t } = useTranslation(['customers', 'common']);
  const canWrite = useRight('writeApiKeys');
  const { userId } = route.useParams();
  const list = usePages(
    CUSTOMER_KEYS,
    { first: SHOWN, filter: { accountId: customer.account.id } },
    { pick: (data) => data.apiKeys },
  );
  const place = { to: '/admin/customers/$userId', params: { userId } } as const;
  return (
    <Section
      title={t('tab.keys')}
      aside={
        canWrite ? (
          <Link {...place} search={{ task: 'new-key' }}>
            {t('key.new')}
          </Link>
        ) : undefined
      }
    >
      {list.error === undefined ? null : (
        <FailureState error={list.error} inset onRetry={() => void list.refetch()} />
      )}
      {!list.loading && list.error === undefined && list.rows.length === 0 ? (
        <p className="muted">{t('key.none')}</p>
      ) : null}
      <ul className={styles.cards}>
        {list.rows.map((key) => (
          <li key={key.id} className={styles.card} data-off={key.state !== 'active' || undefined}>
            <div className={styles.cardLine}>
              <span className={styles.cardName}>{key.name}</span>
              <KeyToken apiKey={key} />
              <span className={styles.cardState}>
                <KeyState apiKey={key} withNote={false} />
              </span>
            </div>
            <div className={styles.cardNote}>
              <KeyScope apiKey={key} />
            </div>
          </li>
        ))}
      </ul>
      {list.hasMore ? (
        <Link {...place} search={{ tab: 'keys' }}>
          {t('key.all', { count: list.totalCount ?? 0 })}
        </Link>
      ) : null}
    </Section>
  );
}
