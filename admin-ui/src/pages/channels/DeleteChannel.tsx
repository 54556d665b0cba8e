// Deleting a channel: says first what it carries, who would take over, and which models
// would be left without any.
import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { ConfirmDialog } from '../../dialogs/ConfirmDialog.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { showNotice } from '../../states/show-notice.ts';
import { CHANNEL_EFFECT } from './channel-documents.ts';
import { DELETE_CHANNEL } from './channel-task-documents.ts';
import type { Channel } from './channel-view.ts';

interface DeleteChannelProps {
  readonly channel: Channel;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function DeleteChannel({ channel, onDone, onClose }: DeleteChannelProps) {
  const { t } = useTranslation(['channels', 'common']);
  const format = useFormat();
  const { data } = useQuery(CHANNEL_EFFECT, {
    variables: { id: channel.id },
    fetchPolicy: 'network-only',
  });
  const remove = useAction(DELETE_CHANNEL, (answer) => answer.deleteChannel, {
    refetch: ['Channels'],
  });
  const effect = data?.channelDeletionEffect;
  const send = async (): Promise<void> => {
    const outcome = await remove.run({
      input: { id: channel.id, expectedVersion: channel.version },
    });
    if (outcome.ok) {
      showNotice(t('delete.done', { name: channel.name }));
      onDone();
    }
  };
  return (
    <ConfirmDialog
      opened
      danger
      title={t('delete.title', { name: channel.name })}
      effect={
        effect === null || effect === undefined ? (
          t('delete.text')
        ) : (
          <>
            <p>{t('delete.carried', { count: effect.requestsLastHour })}</p>
            <p>
              {effect.takenOverBy.length === 0
                ? t('delete.nobody')
                : t('delete.takenOver', { channels: format.list(effect.takenOverBy) })}
            </p>
            {effect.modelsLeftWithoutChannel.length === 0 ? null : (
              <p className="strong">
                {t('delete.left', { models: format.list(effect.modelsLeftWithoutChannel) })}
              </p>
            )}
            <p>{t('delete.text')}</p>
          </>
        )
      }
      confirmLabel={t('common:action.delete')}
      busy={remove.busy}
      problem={remove.problem}
      onConfirm={() => void send()}
      onClose={onClose}
    />
  );
}
