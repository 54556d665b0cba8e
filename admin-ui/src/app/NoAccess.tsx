// What a customer sees here: this interface is for the people who run the installation.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/session.ts';
import { EmptyState } from '../states/EmptyState.tsx';

export function NoAccess() {
  const { t } = useTranslation();
  const { signOut } = useSession();
  return (
    <main>
      <EmptyState
        title={t('state.notAllowed')}
        action={<Button onClick={signOut}>{t('account.signOut')}</Button>}
      >
        {t('state.notAllowedHelp')}
      </EmptyState>
    </main>
  );
}
