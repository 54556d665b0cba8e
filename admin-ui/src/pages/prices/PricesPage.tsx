// The prices page.
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/Page.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';

export function PricesPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.prices')}>
      <EmptyState title={t('state.nothingHere')} />
    </Page>
  );
}
