// Making or changing a channel. The drawer loads what the form chooses from and the saved
// channel first.
import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { WaitingDrawer } from '../../frame/WaitingDrawer.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { ChannelForm } from './ChannelForm.tsx';
import { CHANNEL } from './channel-documents.ts';
import { CHANNEL_CHOICES } from './channel-task-documents.ts';

interface ChannelDrawerProps {
  /** Absent makes a new channel. */
  readonly id: string | undefined;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}

export function ChannelDrawer({ id, onSaved, onClose }: ChannelDrawerProps) {
  const { t } = useTranslation('channels');
  const choices = useQuery(CHANNEL_CHOICES);
  const saved = useQuery(CHANNEL, {
    variables: { id: id ?? '' },
    skip: id === undefined,
    fetchPolicy: 'network-only',
  });
  const channel = saved.data?.channel ?? undefined;
  const isReady = id === undefined || channel !== undefined;
  const done = { onSaved, onClose };
  return choices.data !== undefined && isReady ? (
    <ChannelForm choices={choices.data} channel={channel} {...done} />
  ) : (
    <WaitingDrawer
      title={t(id === undefined ? 'create.title' : 'edit.title')}
      isGone={saved.data !== undefined && channel === undefined}
      gone={<EmptyState title={t('gone.title')}>{t('gone.text')}</EmptyState>}
      error={choices.error ?? saved.error}
      refetch={choices.refetch}
      onClose={onClose}
    />
  );
}
