// An address under /admin that leads nowhere: the frame stays, so every page is one step away.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../frame/Page.tsx';
import { EmptyState } from '../states/EmptyState.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('state.notFound')}>
      <EmptyState
        title={t('state.notFoundHere')}
        action={<Link to="/admin">{t('state.toOverview')}</Link>}
      >
        {t('state.notFoundHelp')}
      </EmptyState>
    </Page>
  );
}
