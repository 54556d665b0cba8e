// One customer: head, tabs, and the task that the address opens.
import { useQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { Page } from '../../frame/Page.tsx';
import { TabBar } from '../../frame/TabBar.tsx';
import type { CustomerQuery } from '../../generated/customers/graphql.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { QueryView } from '../../states/QueryView.tsx';
import { Ribbon } from '../../states/Ribbon.tsx';
import { RowsSkeleton } from '../../states/Skeleton.tsx';
import { isUuid } from '../../url/uuid.ts';
import { CustomerHead } from './CustomerHead.tsx';
import { CUSTOMER } from './customer-documents.ts';
import { TABS, type Tab } from './customers.route.ts';
import { WalletTab } from './WalletTab.tsx';

const UsageTab = lazy(async () => ({ default: (await import('./UsageTab.tsx')).UsageTab }));
const KeysTab = lazy(async () => ({ default: (await import('./KeysTab.tsx')).KeysTab }));
const AuditTab = lazy(async () => ({ default: (await import('./AuditTab.tsx')).AuditTab }));
const CustomerTasks = lazy(async () => ({
  default: (await import('./CustomerTasks.tsx')).CustomerTasks,
}));

export type CustomerDetail = NonNullable<CustomerQuery['user']>;

const route = getRouteApi('/frame/admin/customers/$userId');
const POLL_MS = 15_000;

export function CustomerPage() {
  const { t } = useTranslation(['customers', 'common']);
  const { userId } = route.useParams();
  // Nobody has what is no id; asked for it, the control plane would answer with an error.
  const isId = isUuid(userId);
  const { data, error, refetch } = useQuery(CUSTOMER, {
    variables: { id: userId },
    skip: !isId,
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const customer = data?.user ?? undefined;
  const crumb = { title: t('common:nav.customers'), to: '/admin/customers' } as const;
  return (
    <Page
      title={customer?.email ?? t('detail.title')}
      crumb={crumb}
      head={
        customer === undefined ? null : (
          <>
            {error === undefined ? null : <Ribbon tone="warn">{t('stale')}</Ribbon>}
            <CustomerHead customer={customer} />
            <Tabs customer={customer} />
          </>
        )
      }
    >
      <QueryView data={isId ? data : null} error={error} refetch={refetch}>
        {() =>
          customer === undefined ? (
            <EmptyState title={t('detail.missing')}>{t('detail.missingHelp')}</EmptyState>
          ) : (
            <OpenTab customer={customer} />
          )
        }
      </QueryView>
    </Page>
  );
}

function Tabs({ customer }: { readonly customer: CustomerDetail }) {
  const { t } = useTranslation('customers');
  const { tab = 'wallet' } = route.useSearch();
  const canReadAudit = useRight('readAudit');
  const items = TABS.filter((key) => key !== 'audit' || canReadAudit).map((key) => ({
    key,
    label: t(`tab.${key}`),
    count: key === 'keys' ? customer.account.apiKeyCount : undefined,
    link: {
      to: '/admin/customers/$userId',
      params: { userId: customer.id },
      search: key === 'wallet' ? {} : { tab: key },
    } as const,
  }));
  return <TabBar items={items} current={tab} />;
}

function OpenTab({ customer }: { readonly customer: CustomerDetail }) {
  const { tab, task, key } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <Suspense fallback={<RowsSkeleton />}>{renderTab(tab, customer)}</Suspense>
      {task === undefined ? null : (
        <Suspense fallback={null}>
          <CustomerTasks
            customer={customer}
            task={task}
            keyId={key}
            onClose={() => void navigate({ search: tab === undefined ? {} : { tab } })}
          />
        </Suspense>
      )}
    </>
  );
}

function renderTab(tab: Tab = 'wallet', customer: CustomerDetail) {
  switch (tab) {
    case 'wallet':
      return <WalletTab customer={customer} />;
    case 'usage':
      return <UsageTab customer={customer} />;
    case 'keys':
      return <KeysTab customer={customer} />;
    case 'audit':
      return <AuditTab customer={customer} />;
  }
}
