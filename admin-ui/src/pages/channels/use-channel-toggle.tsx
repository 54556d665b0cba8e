// Turning a channel on or off. Off asks first when nothing else would serve its models;
// everything else is done at once with a way back.
import { useApolloClient } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../dialogs/ConfirmDialog.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { CHANNEL_EFFECT } from './channel-documents.ts';
import type { Channel } from './channel-view.ts';
import type { ChannelEdit } from './use-channel-edit.tsx';

interface Asked {
  readonly channel: Channel;
  readonly models: readonly string[];
  readonly requests: number;
}

export function useChannelToggle(edit: ChannelEdit): {
  readonly toggle: (channel: Channel) => void;
  readonly dialog: ReactNode;
} {
  const { t } = useTranslation('channels');
  const format = useFormat();
  const client = useApolloClient();
  const [asked, setAsked] = useState<Asked>();

  const turnOff = async (channel: Channel): Promise<void> => {
    const query = { query: CHANNEL_EFFECT, variables: { id: channel.id } };
    const found = await client
      .query({ ...query, fetchPolicy: 'network-only' })
      .catch(() => undefined);
    const effect = found?.data?.channelDeletionEffect;
    if (effect && effect.modelsLeftWithoutChannel.length > 0) {
      const models = effect.modelsLeftWithoutChannel;
      setAsked({ channel, models, requests: effect.requestsLastHour });
      return;
    }
    await edit.apply(channel, { enabled: false });
  };
  const close = (): void => setAsked(undefined);
  const dialog =
    asked === undefined ? null : (
      <ConfirmDialog
        opened
        danger
        title={t('off.title', { name: asked.channel.name })}
        effect={t('off.effect', { models: format.list(asked.models), count: asked.requests })}
        confirmLabel={t('off.confirm')}
        onClose={close}
        onConfirm={() => {
          close();
          void edit.apply(asked.channel, { enabled: false });
        }}
      />
    );
  const toggle = (channel: Channel): void =>
    void (channel.enabled ? turnOff(channel) : edit.apply(channel, { enabled: true }));
  return { toggle, dialog };
}
