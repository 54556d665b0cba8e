// The nodes at a glance: which version each runs and how soon it took it.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../data/use-now.ts';
import { printDuration } from '../../format/time.ts';
import { Section } from '../../frame/Section.tsx';
import type { OverviewFleetQuery } from '../../generated/overview/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Count } from '../../marks/Count.tsx';
import { Dash } from '../../marks/Dash.tsx';
import { joinClasses } from '../../marks/join-classes.ts';
import { Mark, type Tone } from '../../marks/StatusMark.tsx';
import { Age } from '../../marks/Time.tsx';
import styles from './overview.module.css';

type FleetNode = OverviewFleetQuery['nodes']['nodes'][number];

const TONES = {
  in_sync: 'ok',
  behind: 'warn',
  draining: 'draining',
  silent: 'bad',
  revoked: 'off',
} as const satisfies Record<FleetNode['state'], Tone>;

const WORDS = {
  in_sync: 'fleet.inSync',
  behind: 'fleet.behind',
  draining: 'fleet.draining',
  silent: 'fleet.silent',
  revoked: 'fleet.revoked',
} as const satisfies Record<FleetNode['state'], string>;

export function FleetGlance({ fleet }: { readonly fleet: OverviewFleetQuery }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const now = useNow();
  const { tableVersion, publishedAt } = fleet.fleetSummary;
  const { nodes, totalCount } = fleet.nodes;
  return (
    <Section
      title={t('fleet.title')}
      note={
        tableVersion === null || publishedAt === null
          ? t('fleet.nothingPublished')
          : t('fleet.note', { version: tableVersion, age: format.ago(publishedAt, now) })
      }
      aside={<Link to="/admin/fleet">{t('fleet.nodes', { count: totalCount })}</Link>}
    >
      {nodes.length === 0 ? (
        <p className={styles.quiet}>{t('fleet.none')}</p>
      ) : (
        nodes.map((node) => <NodeRow key={node.id} node={node} />)
      )}
    </Section>
  );
}

function NodeRow({ node }: { readonly node: FleetNode }) {
  const { t } = useTranslation('overview');
  const isBehind = node.state === 'behind';
  return (
    <Link
      to="/admin/fleet"
      search={{ sel: node.id }}
      className={joinClasses(styles.row, styles.node) ?? ''}
    >
      <span className={styles.name}>
        <Mark tone={TONES[node.state]} />
        <span className="unseen">{t(WORDS[node.state])}</span>{' '}
        <span className={joinClasses('strong', styles.nodeName)}>{node.name}</span>
      </span>
      <span className={isBehind ? styles.warn : 'secondary'}>
        {node.tableVersion === null ? <Dash /> : `v${node.tableVersion}`}
      </span>
      <span className={joinClasses(styles.right, 'secondary')}>
        <NodeAck node={node} />
      </span>
      <span className={styles.right}>
        <Count value={node.requestsPerMinute} />
        <span className="muted"> {t('fleet.perMinute')}</span>
      </span>
    </Link>
  );
}

function NodeAck({ node }: { readonly node: FleetNode }) {
  const { t } = useTranslation('overview');
  if (node.state === 'silent') {
    return <Age at={node.lastSeenAt} />;
  }
  if (node.refusal !== null) {
    return <span className={styles.warn}>{t('fleet.refused')}</span>;
  }
  return node.ackLagMs === null ? <Dash /> : t('fleet.ack', { lag: printDuration(node.ackLagMs) });
}
