// The on/off switch of a row beside its state.
import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StateOf } from './ChannelMarks.tsx';
import type { Channel } from './channel-view.ts';
import styles from './channels.module.css';
import type { ChannelEdit } from './use-channel-edit.tsx';

interface ChannelSwitchProps {
  readonly channel: Channel;
  readonly edit: ChannelEdit;
  readonly canWrite: boolean;
  readonly onToggle: (channel: Channel) => void;
}

export function ChannelSwitch({ channel, edit, canWrite, onToggle }: ChannelSwitchProps) {
  const { t } = useTranslation('channels');
  const { pending } = edit;
  const wanted = pending?.channel.id === channel.id ? pending.change.enabled : undefined;
  return (
    <span className={styles.state}>
      {canWrite ? (
        <Switch
          aria-label={t('edit.switch', { name: channel.name })}
          checked={wanted ?? channel.enabled}
          onChange={() => onToggle(channel)}
        />
      ) : null}
      <StateOf channel={channel} />
    </span>
  );
}
