// The settings page.
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/Page.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';

export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.settings')}>
      <EmptyState title={t('state.nothingHere')} />
    </Page>
  );
}
