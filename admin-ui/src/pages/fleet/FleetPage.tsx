// The fleet page.
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/Page.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';

export function FleetPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.fleet')}>
      <EmptyState title={t('state.nothingHere')} />
    </Page>
  );
}
