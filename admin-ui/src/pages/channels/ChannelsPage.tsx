// The channels page.
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/Page.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';

export function ChannelsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.channels')}>
      <EmptyState title={t('state.nothingHere')} />
    </Page>
  );
}
