// The measured cells of a channel: state, share, success and cost.
import { useTranslation } from 'react-i18next';
import { useNow } from '../../data/use-now.ts';
import { printPercent } from '../../format/count.ts';
import { printClock, printDuration } from '../../format/time.ts';
import { Dash } from '../../marks/Dash.tsx';
import { HealthStrip } from '../../marks/HealthStrip.tsx';
import { MeasuredValue } from '../../marks/Meter.tsx';
import { StatusMark } from '../../marks/StatusMark.tsx';
import type { Share } from './channel-routes.ts';
import {
  type Channel,
  chooseModel,
  healthCells,
  isOffByProvider,
  isPoor,
  STATE_TONES,
} from './channel-view.ts';
import styles from './channels.module.css';
import { UsdText } from './UsdText.tsx';

export function StateOf({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation('channels');
  const now = useNow();
  const { state, retryAt, trippedNodes, connectedNodes } = channel.health;
  const note = (): string | undefined => {
    if (state === 'tripped' && typeof retryAt === 'string') {
      const left = Date.parse(retryAt) - now.getTime();
      return left > 0 ? t('state.retryIn', { time: printClock(left) }) : t('state.retryNow');
    }
    if (state === 'degraded') {
      return t('state.someNodes', { count: trippedNodes, total: connectedNodes });
    }
    return isOffByProvider(channel) ? t('state.providerOff') : undefined;
  };
  return (
    <StatusMark tone={STATE_TONES[state]} note={note()}>
      {t(`state.${state}`)}
    </StatusMark>
  );
}

interface ShareProps {
  readonly share: Share | undefined;
  readonly bad?: boolean;
  readonly width?: number;
}

export function ShareOf({ share, bad = false, width = 72 }: ShareProps) {
  return (
    <MeasuredValue
      value={share?.carried ?? 0}
      expected={share?.expected}
      tone={bad ? 'bad' : 'series'}
      width={width}
    >
      {share?.carried === undefined ? <Dash /> : printPercent(share.carried)}
    </MeasuredValue>
  );
}

export function SuccessText({ channel }: { readonly channel: Channel }) {
  const { successPpm } = channel.activity;
  return typeof successPpm === 'number' ? (
    <span className={isPoor(channel) ? styles.poor : undefined}>
      {printPercent(successPpm / 1e6, 2)}
    </span>
  ) : (
    <span>
      <Dash />
    </span>
  );
}

export function SuccessOf({ channel }: { readonly channel: Channel }) {
  const { t } = useTranslation('channels');
  const { activity } = channel;
  const label =
    typeof activity.successPpm === 'number'
      ? t('success.label', {
          share: printPercent(activity.successPpm / 1e6, 2),
          attempts: activity.attempts,
        })
      : t('success.none');
  return (
    <span className={styles.success}>
      <span className={styles.strip} title={label}>
        <HealthStrip cells={healthCells(activity.marks)} label={label} />
      </span>
      <SuccessText channel={channel} />
    </span>
  );
}

export function FirstToken({ channel }: { readonly channel: Channel }) {
  const { ttftP95Ms } = channel.activity;
  return <span>{typeof ttftP95Ms === 'number' ? printDuration(ttftP95Ms) : <Dash />}</span>;
}

interface CostProps {
  readonly channel: Channel;
  readonly modelId: string | undefined;
}

/** Input and output, when it is clear whose. */
export function CostOf({ channel, modelId }: CostProps) {
  const { t } = useTranslation('channels');
  const shown = chooseModel(channel, modelId);
  if (shown === undefined) {
    return channel.models.length === 0 ? (
      <Dash />
    ) : (
      <span className="muted">{t('models', { count: channel.models.length })}</span>
    );
  }
  return (
    <span>
      <UsdText usd={shown.costInputUsd} />
      <span className="muted"> / </span>
      <UsdText usd={shown.costOutputUsd} />
    </span>
  );
}
