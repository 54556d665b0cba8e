// Under the nodes: why a publish was stopped, the last publishes, and how fast they arrived.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BarChart } from '../../charts/BarChart.tsx';
import { type StoppedPublish, useStoppedPublish } from '../../data/stopped-publish.ts';
import { useCauseText } from '../../data/use-cause-text.ts';
import { useNow } from '../../data/use-now.ts';
import { printAxisDuration } from '../../format/axis-value.ts';
import { printDuration, printSeconds } from '../../format/time.ts';
import { Columns, Section } from '../../frame/Section.tsx';
import type { FleetQuery } from '../../generated/fleet/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { joinClasses } from '../../marks/join-classes.ts';
import { Mark } from '../../marks/StatusMark.tsx';
import { Instant } from '../../marks/Time.tsx';
import { Findings } from './Findings.tsx';
import styles from './fleet.module.css';

const SHOWN = 6;

type Version = FleetQuery['publishedVersions']['nodes'][number];

export function PublishPanels({ fleet }: { readonly fleet: FleetQuery }) {
  const versions = fleet.publishedVersions.nodes;
  const stopped = useStoppedPublish();
  return (
    <Columns wide>
      <div>
        {stopped === undefined ? null : <WhyStopped stopped={stopped} />}
        <LastPublishes versions={versions} />
      </div>
      <AckLags versions={versions} />
    </Columns>
  );
}

function WhyStopped({ stopped }: { readonly stopped: StoppedPublish }) {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const now = useNow();
  const version = stopped.number ?? '–';
  const note =
    stopped.foundAt === null
      ? undefined
      : t('stopped.note', { age: format.ago(stopped.foundAt, now), version });
  return (
    <Section title={t('stopped.title')} note={note}>
      <Findings findings={stopped.findings} />
      <p className={styles.help}>{t('stopped.help')}</p>
    </Section>
  );
}

function LastPublishes({ versions }: { readonly versions: readonly Version[] }) {
  const { t } = useTranslation('fleet');
  const sayCause = useCauseText();
  return (
    <Section
      title={t('publishes.title')}
      aside={<Link to="/admin/versions">{t('publishes.all')}</Link>}
    >
      {versions.length === 0 ? <p className="muted">{t('publishes.none')}</p> : null}
      <div className={styles.publishes}>
        {versions.slice(0, SHOWN).map((version) => (
          <Link
            key={version.number}
            to="/admin/versions"
            search={{ sel: version.number }}
            className={styles.row ?? ''}
          >
            <span className="strong">v{version.number}</span>
            <span className="secondary">
              <Instant at={version.createdAt} />
            </span>
            <span className={styles.cause}>{sayCause(version.cause)}</span>
            <AckCount version={version} />
            <span className={joinClasses(styles.right, 'secondary')}>
              {version.acks.length === 0 ? '–' : printDuration(slowestLag(version))}
            </span>
          </Link>
        ))}
      </div>
    </Section>
  );
}

function slowestLag({ acks }: Version): number {
  return Math.max(0, ...acks.map(({ lagMs }) => lagMs));
}

function AckCount({ version }: { readonly version: Version }) {
  const { t } = useTranslation('fleet');
  const all = version.acks.length;
  const accepted = version.acks.filter((ack) => ack.accepted).length;
  return all === 0 ? (
    <span className="muted">{t('publishes.noAcks')}</span>
  ) : (
    <span>
      <Mark tone={accepted === all ? 'ok' : 'warn'} /> {t('publishes.acks', { accepted, all })}
    </span>
  );
}

function AckLags({ versions }: { readonly versions: readonly Version[] }) {
  const { t } = useTranslation('fleet');
  const acked = [...versions].reverse().filter(({ acks }) => acks.length > 0);
  return (
    <Section title={t('lag.title')} note={t('lag.note')}>
      {acked.length === 0 ? (
        <p className="muted">{t('publishes.none')}</p>
      ) : (
        <BarChart
          label={t('lag.label')}
          series={[{ key: 'lag', label: t('lag.series'), color: 'var(--series-1)' }]}
          places={acked.map((version) => ({
            key: `${version.number}`,
            label: `v${version.number}`,
            values: [slowestLag(version)],
          }))}
          tick={printAxisDuration}
          print={printSeconds}
        />
      )}
    </Section>
  );
}
