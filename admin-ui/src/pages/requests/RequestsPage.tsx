// The requests page.
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/Page.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';

export function RequestsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.requests')}>
      <EmptyState title={t('state.nothingHere')} />
    </Page>
  );
}
