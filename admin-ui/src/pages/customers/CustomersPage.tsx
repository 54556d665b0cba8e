// The customers page.
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/Page.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';

export function CustomersPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.customers')}>
      <EmptyState title={t('state.nothingHere')} />
    </Page>
  );
}
