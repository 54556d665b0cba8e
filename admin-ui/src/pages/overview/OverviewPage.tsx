// The overview page.
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/Page.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';

export function OverviewPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.overview')}>
      <EmptyState title={t('state.nothingHere')} />
    </Page>
  );
}
