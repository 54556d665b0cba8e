// Why there are no customers to see, and what to do next.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { EmptyState } from '../../states/EmptyState.tsx';

interface CustomersEmptyProps {
  readonly isFiltered: boolean;
  readonly onClear: () => void;
  readonly onCreate: () => void;
}

export function CustomersEmpty({ isFiltered, onClear, onCreate }: CustomersEmptyProps) {
  const { t } = useTranslation(['customers', 'common']);
  const canWrite = useRight('writeUsers');
  if (isFiltered) {
    return (
      <EmptyState
        title={t('common:state.nothingMatches')}
        action={<Button onClick={onClear}>{t('common:filter.clear')}</Button>}
      >
        {t('common:state.nothingMatchesHelp')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('empty.title')}
      action={canWrite ? <Button onClick={onCreate}>{t('create.button')}</Button> : undefined}
    >
      {t('empty.text')}
    </EmptyState>
  );
}
