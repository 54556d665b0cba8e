// The ledger page.
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/Page.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';

export function LedgerPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.ledger')}>
      <EmptyState title={t('state.nothingHere')} />
    </Page>
  );
}
