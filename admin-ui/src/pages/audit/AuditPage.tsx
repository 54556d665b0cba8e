// The audit page.
import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/Page.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';

export function AuditPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.audit')}>
      <EmptyState title={t('state.nothingHere')} />
    </Page>
  );
}
