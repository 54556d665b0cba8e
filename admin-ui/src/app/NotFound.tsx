// An address that leads nowhere, with the way back.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../states/EmptyState.tsx';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main>
      <EmptyState
        title={t('state.notFound')}
        action={<Link to="/admin">{t('state.toOverview')}</Link>}
      >
        {t('state.notFoundHelp')}
      </EmptyState>
    </main>
  );
}
