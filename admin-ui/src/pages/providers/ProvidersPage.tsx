// The providers page.
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/Page.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';

export function ProvidersPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.providers')}>
      <EmptyState title={t('state.nothingHere')} />
    </Page>
  );
}
