// The models page.
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/Page.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';

export function ModelsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.models')}>
      <EmptyState title={t('state.nothingHere')} />
    </Page>
  );
}
