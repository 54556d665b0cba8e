// The busiest channels of the range: their health in time, success and present state.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { printPercent } from '../../format/count.ts';
import { splitAge } from '../../format/time.ts';
import { Section } from '../../frame/Section.tsx';
import type { OverviewQuery } from '../../generated/overview/graphql.ts';
import { Dash } from '../../marks/Dash.tsx';
import { HealthStrip } from '../../marks/HealthStrip.tsx';
import { joinClasses } from '../../marks/join-classes.ts';
import { StatusMark } from '../../marks/StatusMark.tsx';
import type { RangeSearch } from '../../url/time-range.ts';
import styles from './overview.module.css';
import { judgeMark } from './overview-math.ts';

const SHOWN = 8;
const MARKS = 72;
const PPM = 1_000_000;

type Channel = OverviewQuery['overviewChannels'][number];

interface ChannelHealthProps {
  readonly channels: readonly Channel[];
  readonly lengthMs: number;
  readonly range: RangeSearch;
}

export function ChannelHealth({ channels, lengthMs, range }: ChannelHealthProps) {
  const { t } = useTranslation('overview');
  const { unit, value } = splitAge(lengthMs / MARKS);
  return (
    <Section
      title={t('health.title')}
      note={t('health.note', { length: t(`length.${unit}`, { value }) })}
      aside={<Link to="/admin/channels">{t('health.all')}</Link>}
    >
      {channels.length === 0 ? (
        <p className={styles.quiet}>{t('health.none')}</p>
      ) : (
        channels
          .slice(0, SHOWN)
          .map((channel) => <ChannelRow key={channel.id} channel={channel} range={range} />)
      )}
    </Section>
  );
}

interface ChannelRowProps {
  readonly channel: Channel;
  readonly range: RangeSearch;
}

function ChannelRow({ channel, range }: ChannelRowProps) {
  const { t } = useTranslation('overview');
  const { name, models, successPpm } = channel;
  const share = successPpm === null ? '–' : printPercent(successPpm / PPM, 2);
  return (
    <Link
      to="/admin/requests"
      search={{ ...range, channel: name }}
      className={joinClasses(styles.row, styles.channel) ?? ''}
    >
      <span className={styles.name}>
        <span className="strong">{name}</span>
        <span className={styles.note}>
          {models.length === 1 ? models[0] : t('health.models', { count: models.length })}
        </span>
      </span>
      <HealthStrip
        cells={channel.markAttempts.map((attempts, index) =>
          judgeMark(attempts, channel.markFailures[index] ?? 0),
        )}
        label={t('health.strip', { name, share })}
      />
      <span className={styles.right}>{successPpm === null ? <Dash /> : share}</span>
      <ChannelStateMark state={channel.state} />
    </Link>
  );
}

function ChannelStateMark({ state }: { readonly state: Channel['state'] }) {
  const { t } = useTranslation('overview');
  switch (state) {
    case 'on':
      return <StatusMark tone="ok">{t('state.on')}</StatusMark>;
    case 'tripped':
      return <StatusMark tone="bad">{t('state.tripped')}</StatusMark>;
    case 'degraded':
      return <StatusMark tone="warn">{t('state.degraded')}</StatusMark>;
    case 'off':
      return <StatusMark tone="off">{t('state.off')}</StatusMark>;
  }
}
