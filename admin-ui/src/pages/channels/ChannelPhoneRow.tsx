// A channel on a phone: name, protocol and state; then share, weight and two figures.
import { useTranslation } from 'react-i18next';
import { WireApiBadge } from '../../marks/Badge.tsx';
import { PhoneCell } from '../../table/cells.tsx';
import { FirstToken, ShareOf, StateOf, SuccessText } from './ChannelMarks.tsx';
import type { Share } from './channel-routes.ts';
import type { Channel } from './channel-view.ts';
import styles from './channels.module.css';

interface ChannelPhoneRowProps {
  readonly channel: Channel;
  readonly share: Share | undefined;
}

export function ChannelPhoneRow({ channel, share }: ChannelPhoneRowProps) {
  const { t } = useTranslation('channels');
  return (
    <PhoneCell
      first={
        <>
          <span className="strong">{channel.name}</span>
          <WireApiBadge wireApi={channel.wireApi} />
          <StateOf channel={channel} />
        </>
      }
      second={
        <span className={styles.phoneFigures}>
          <ShareOf share={share} bad={channel.health.state === 'tripped'} width={84} />
          <span>{t('phone.weight', { weight: channel.weight })}</span>
          <SuccessText channel={channel} />
          <FirstToken channel={channel} />
        </span>
      }
    />
  );
}
