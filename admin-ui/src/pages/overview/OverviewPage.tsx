// The overview: how the installation does over a range of time, or, before the first call,
// the steps to it.
import { useQuery } from '@apollo/client/react';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimeRange } from '../../data/use-time-range.ts';
import { Page } from '../../frame/Page.tsx';
import { Segments } from '../../frame/Segments.tsx';
import { ToolRow } from '../../frame/ToolRow.tsx';
import type { OverviewFleetQuery, OverviewQuery } from '../../generated/overview/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
import { QueryView } from '../../states/QueryView.tsx';
import { RANGES } from '../../url/time-range.ts';
import { ChannelHealth } from './ChannelHealth.tsx';
import { FleetGlance } from './FleetGlance.tsx';
import { ErrorsChart, FirstTokenChart, MoneyChart, RequestsChart } from './OverviewCharts.tsx';
import { OverviewFigures } from './OverviewFigures.tsx';
import { OverviewSkeleton } from './OverviewSkeleton.tsx';
import styles from './overview.module.css';
import { FIRST_RUN, OVERVIEW, OVERVIEW_FLEET } from './overview-documents.ts';
import { RecentPublishes } from './RecentPublishes.tsx';

const POLL_MS = 10_000;
const FIRST_CALL_POLL_MS = 3_000;

const FirstRun = lazy(async () => {
  const { FirstRun: Steps } = await import('./FirstRun.tsx');
  return { default: Steps };
});

const route = getRouteApi('/frame/admin');

export function OverviewPage() {
  const { t } = useTranslation(['overview', 'common']);
  const search = route.useSearch();
  const range = useTimeRange(search, '24h');
  const { from, to, lengthMs } = range;
  const { data, previousData, error, refetch } = useQuery(OVERVIEW, { variables: { from, to } });
  const shown = data ?? previousData;
  const isQuiet = shown?.overview.totals.requests === 0;
  const firstRun = useQuery(FIRST_RUN, { skip: !isQuiet, pollInterval: FIRST_CALL_POLL_MS });
  const fleet = useQuery(OVERVIEW_FLEET, { pollInterval: POLL_MS });
  const isNew = isQuiet && firstRun.data?.usageRecords.totalCount === 0;
  if (isNew && firstRun.data !== undefined) {
    return (
      <Page title={t('common:nav.overview')} facts={t('firstRun.facts')}>
        <Suspense>
          <FirstRun progress={firstRun.data} fleet={fleet.data} />
        </Suspense>
      </Page>
    );
  }
  return (
    <Page
      title={t('common:nav.overview')}
      head={<RangeRow from={from} to={to} current={range.key} />}
    >
      <QueryView
        data={isQuiet && firstRun.loading && firstRun.data === undefined ? undefined : shown}
        error={error}
        refetch={refetch}
        skeleton={<OverviewSkeleton />}
      >
        {(view) => (
          <>
            <OverviewFigures totals={view.overview.totals} previous={view.overview.previous} />
            {isQuiet ? (
              <EmptyState title={t('quiet.title')}>{t('quiet.text')}</EmptyState>
            ) : (
              <Panels view={view} fleet={fleet.data} lengthMs={lengthMs} />
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}

interface RangeRowProps {
  readonly from: string;
  readonly to: string;
  readonly current: (typeof RANGES)[number] | undefined;
}

function RangeRow({ from, to, current }: RangeRowProps) {
  const { t } = useTranslation('overview');
  const navigate = route.useNavigate();
  const format = useFormat();
  return (
    <ToolRow
      actions={
        <span className={styles.head}>
          <i className={styles.flag} />
          {t('range.publish')}
        </span>
      }
    >
      <Segments
        label={t('range.label')}
        options={RANGES.map((key) => ({ key, label: t(`range.${key}`) }))}
        value={current}
        onChange={(key) => void navigate({ search: { range: key } })}
      />
      <span className={styles.span}>
        {t('range.span', { from: format.instant(from), to: format.instant(to) })}
      </span>
    </ToolRow>
  );
}

interface PanelsProps {
  readonly view: OverviewQuery;
  readonly fleet: OverviewFleetQuery | undefined;
  readonly lengthMs: number;
}

function Panels({ view, fleet, lengthMs }: PanelsProps) {
  const search = route.useSearch();
  return (
    <div className={styles.grid}>
      <div className={styles.cell}>
        <RequestsChart data={view} />
      </div>
      <div className={styles.cell}>
        <MoneyChart data={view} />
      </div>
      <div className={styles.cell}>
        <FirstTokenChart data={view} />
      </div>
      <div className={styles.cell}>
        <ErrorsChart data={view} />
      </div>
      <div className={styles.cell}>
        <ChannelHealth channels={view.overviewChannels} lengthMs={lengthMs} range={search} />
      </div>
      <div className={styles.cell}>
        {fleet === undefined ? null : <FleetGlance fleet={fleet} />}
        <RecentPublishes publishes={view.overviewPublishes} />
      </div>
    </div>
  );
}
