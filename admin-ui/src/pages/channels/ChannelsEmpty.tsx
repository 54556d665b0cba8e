// Why there are no channels to see, and what to do next.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { EmptyState } from '../../states/EmptyState.tsx';

interface ChannelsEmptyProps {
  readonly isFiltered: boolean;
  readonly hasProviders: boolean;
  readonly onClear: () => void;
  readonly onCreate: () => void;
}

export function ChannelsEmpty(props: ChannelsEmptyProps) {
  const { t } = useTranslation(['channels', 'common']);
  const canWrite = useRight('writeChannels');
  if (props.isFiltered) {
    return (
      <EmptyState
        title={t('common:state.nothingMatches')}
        action={<Button onClick={props.onClear}>{t('common:filter.clear')}</Button>}
      >
        {t('common:state.nothingMatchesHelp')}
      </EmptyState>
    );
  }
  const create = props.hasProviders ? (
    <Button onClick={props.onCreate}>{t('create.button')}</Button>
  ) : (
    <Link to="/admin/providers">{t('empty.toProviders')}</Link>
  );
  return (
    <EmptyState title={t('empty.title')} action={canWrite ? create : undefined}>
      {t(props.hasProviders ? 'empty.text' : 'empty.noProvider')}
    </EmptyState>
  );
}
