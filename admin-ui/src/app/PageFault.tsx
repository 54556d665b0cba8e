// What a page shows when its own code failed, so that the frame around it stays usable.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../states/EmptyState.tsx';

export function PageFault() {
  const { t } = useTranslation();
  return (
    <main>
      <EmptyState
        title={t('state.codeFailed')}
        action={<Button onClick={() => location.reload()}>{t('action.reload')}</Button>}
      >
        {t('state.codeFailedHelp')}
      </EmptyState>
    </main>
  );
}
