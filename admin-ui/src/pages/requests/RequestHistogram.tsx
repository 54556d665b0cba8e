// Requests by class of status over the range; a click on a bar narrows the range to it.
import { useTranslation } from 'react-i18next';
import { BarChart } from '../../charts/BarChart.tsx';
import type { ChartSeries } from '../../charts/chart-data.ts';
import { Legend } from '../../charts/Legend.tsx';
import { printAxisTime, printAxisTitle } from '../../format/axis-time.ts';
import { printAxisCount } from '../../format/count.ts';
import type { RequestHistogramQuery } from '../../generated/requests/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Count } from '../../marks/Count.tsx';
import styles from './requests.module.css';

const HEIGHT = 60;

function useOutcomes(): readonly ChartSeries[] {
  const { t } = useTranslation('requests');
  return [
    { key: 'ok', label: t('chart.ok'), color: 'var(--series-others)' },
    { key: 'client', label: t('chart.clientError'), color: 'var(--warn-mark)' },
    { key: 'server', label: t('chart.serverError'), color: 'var(--bad-mark)' },
  ];
}

export function OutcomeLegend() {
  return <Legend series={useOutcomes()} />;
}

interface RequestHistogramProps {
  readonly histogram: RequestHistogramQuery['usageHistogram'];
  readonly onPick: (from: string, to: string) => void;
}

export function RequestHistogram({ histogram, onPick }: RequestHistogramProps) {
  const { t } = useTranslation('requests');
  const { context } = useFormat();
  const { buckets, bucketSeconds } = histogram;
  const spanMs = buckets.length * bucketSeconds * 1000;
  // The chart puts its first series at the top: trouble stands over what went well.
  const series = [...useOutcomes()].reverse();
  return (
    <div className={styles.histogram}>
      <BarChart
        label={t('chart.label')}
        series={series}
        places={buckets.map((bucket) => ({
          key: bucket.from,
          label: printAxisTime(bucket.from, spanMs, context),
          title: printAxisTitle(bucket.from, spanMs, context),
          values: [bucket.serverError, bucket.clientError, bucket.ok],
        }))}
        height={HEIGHT}
        tick={printAxisCount}
        print={(count) => <Count value={count} />}
        onPick={(from) =>
          onPick(from, new Date(Date.parse(from) + bucketSeconds * 1000).toISOString())
        }
      />
    </div>
  );
}
