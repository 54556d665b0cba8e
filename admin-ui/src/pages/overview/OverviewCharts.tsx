// The four charts of the range on one time axis, with the publishes on each.
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BarChart } from '../../charts/BarChart.tsx';
import { type ChartSeries, seriesColor } from '../../charts/chart-data.ts';
import { Legend } from '../../charts/Legend.tsx';
import { LineChart } from '../../charts/LineChart.tsx';
import { printAxisTime, printAxisTitle } from '../../format/axis-time.ts';
import { printAxisDuration, printAxisUsd } from '../../format/axis-value.ts';
import { printAxisCount } from '../../format/count.ts';
import { printUsd } from '../../format/money.ts';
import { printSeconds, splitAge } from '../../format/time.ts';
import { Section } from '../../frame/Section.tsx';
import type { OverviewQuery } from '../../generated/overview/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Count } from '../../marks/Count.tsx';
import styles from './overview.module.css';
import { placeBuckets, placePublishes } from './overview-math.ts';

const MAIN_HEIGHT = 190;
const SMALL_HEIGHT = 104;

interface OverviewChartsProps {
  readonly data: OverviewQuery;
}

/** What all charts of the page share: how places are named and what was published when. */
function useAxis({ overview, overviewPublishes }: OverviewQuery) {
  const { t } = useTranslation('overview');
  const { context } = useFormat();
  const { from, buckets, bucketSeconds } = overview;
  const spanMs = buckets.length * bucketSeconds * 1000;
  return useMemo(
    () => ({
      print: (iso: string) => ({
        label: printAxisTime(iso, spanMs, context),
        title: printAxisTitle(iso, spanMs, context),
      }),
      markers: placePublishes(
        overviewPublishes,
        { from: buckets[0]?.from ?? from, bucketSeconds, count: buckets.length },
        ({ number }) => t('chart.published', { number }),
      ),
    }),
    [spanMs, context, overviewPublishes, from, buckets, bucketSeconds, t],
  );
}

export function RequestsChart({ data }: OverviewChartsProps) {
  const { t } = useTranslation(['overview', 'common']);
  const navigate = useNavigate();
  const { print, markers } = useAxis(data);
  const { buckets, bucketSeconds } = data.overview;
  const { unit, value } = splitAge(bucketSeconds * 1000);
  const series: ChartSeries[] = data.overviewModels.map(({ slug, models }, rank) => ({
    key: slug,
    label: slug === '' ? t('common:chart.others', { count: models }) : slug,
    color: slug === '' ? 'var(--series-others)' : seriesColor(rank),
  }));
  const pick = (from: string): void => {
    const to = new Date(Date.parse(from) + bucketSeconds * 1000).toISOString();
    void navigate({ to: '/admin/requests', search: { from, to } });
  };
  return (
    <Section
      title={t('chart.requests')}
      note={t('chart.per', { length: t(`length.${unit}`, { value }) })}
    >
      <BarChart
        label={t('chart.requestsLabel')}
        series={series}
        places={placeBuckets(buckets, print, (_bucket, index) =>
          data.overviewModels.map((model) => model.series[index] ?? 0),
        )}
        markers={markers}
        height={MAIN_HEIGHT}
        tick={printAxisCount}
        print={(count) => <Count value={count} />}
        onPick={pick}
      />
      <div className={styles.legend}>
        <Legend series={series} />
      </div>
    </Section>
  );
}

export function MoneyChart({ data }: OverviewChartsProps) {
  const { t } = useTranslation('overview');
  const { print, markers } = useAxis(data);
  const series: ChartSeries[] = [
    { key: 'revenue', label: t('chart.revenue'), color: seriesColor(0) },
    { key: 'cost', label: t('chart.cost'), color: seriesColor(1) },
  ];
  return (
    <Section title={t('chart.money')} note={t('chart.moneyNote')}>
      <LineChart
        label={t('chart.money')}
        series={series}
        places={placeBuckets(data.overview.buckets, print, (bucket) => [
          Number(bucket.revenueNanoUsd),
          Number(bucket.costNanoUsd),
        ])}
        markers={markers}
        height={MAIN_HEIGHT}
        tick={printAxisUsd}
        print={(nano) => printUsd(nano.toString())}
        filled
      />
      <div className={styles.legend}>
        <Legend series={series} kind="line" />
      </div>
    </Section>
  );
}

export function FirstTokenChart({ data }: OverviewChartsProps) {
  const { t } = useTranslation('overview');
  const { print, markers } = useAxis(data);
  const series: ChartSeries[] = [
    { key: 'p95', label: t('chart.p95'), color: seriesColor(0) },
    { key: 'p50', label: t('chart.p50'), color: 'var(--ring)' },
  ];
  return (
    <Section
      title={t('chart.ttft')}
      note={t('chart.ttftNote')}
      aside={<Legend series={series} kind="line" />}
    >
      <LineChart
        label={t('chart.ttft')}
        series={series}
        places={placeBuckets(data.overview.buckets, print, (bucket) => [
          bucket.ttftP95Ms,
          bucket.ttftP50Ms,
        ])}
        markers={markers}
        height={SMALL_HEIGHT}
        tick={printAxisDuration}
        print={printSeconds}
      />
    </Section>
  );
}

export function ErrorsChart({ data }: OverviewChartsProps) {
  const { t } = useTranslation('overview');
  const { print, markers } = useAxis(data);
  const series: ChartSeries[] = [
    { key: 'upstream', label: t('chart.upstream'), color: 'var(--bad-mark)' },
    { key: 'limited', label: t('chart.rateLimited'), color: 'var(--warn-mark)' },
    { key: 'other', label: t('chart.otherErrors'), color: 'var(--series-others)' },
  ];
  return (
    <Section title={t('chart.errors')} aside={<Legend series={series} />}>
      <BarChart
        label={t('chart.errors')}
        series={series}
        places={placeBuckets(data.overview.buckets, print, (bucket) => [
          bucket.upstreamErrors,
          bucket.rateLimited,
          bucket.refusedForMoney + bucket.otherClientErrors,
        ])}
        markers={markers}
        height={SMALL_HEIGHT}
        tick={printAxisCount}
        print={(count) => <Count value={count} />}
      />
    </Section>
  );
}
