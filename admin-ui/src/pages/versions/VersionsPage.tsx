// The versions page.
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/Page.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';

export function VersionsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.versions')}>
      <EmptyState title={t('state.nothingHere')} />
    </Page>
  );
}
