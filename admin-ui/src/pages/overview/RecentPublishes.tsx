// The last versions that came into force in the range, with what caused them.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCauseText } from '../../data/use-cause-text.ts';
import { Section } from '../../frame/Section.tsx';
import type { OverviewQuery } from '../../generated/overview/graphql.ts';
import { joinClasses } from '../../marks/join-classes.ts';
import { Age } from '../../marks/Time.tsx';
import styles from './overview.module.css';

const SHOWN = 6;

interface RecentPublishesProps {
  readonly publishes: OverviewQuery['overviewPublishes'];
}

export function RecentPublishes({ publishes }: RecentPublishesProps) {
  const { t } = useTranslation('overview');
  const sayCause = useCauseText();
  return (
    <Section
      title={t('publishes.title')}
      aside={<Link to="/admin/versions">{t('publishes.all')}</Link>}
    >
      {publishes.length === 0 ? <p className={styles.quiet}>{t('publishes.none')}</p> : null}
      {publishes.slice(0, SHOWN).map(({ number, at, cause }) => (
        <Link
          key={number}
          to="/admin/versions"
          search={{ sel: number }}
          className={joinClasses(styles.row, styles.publish) ?? ''}
        >
          <span className="secondary">v{number}</span>
          <span className={styles.name} title={sayCause(cause)}>
            {sayCause(cause)}
          </span>
          <span className={joinClasses(styles.right, 'muted')}>
            <Age at={at} sentence />
          </span>
        </Link>
      ))}
    </Section>
  );
}
