// The values of one place: time first, values right, the total under a hairline. It stands
// beside its bars, on the side that has room.
import { useTranslation } from 'react-i18next';
import type { ChartPlace, ChartProps } from './chart-data.ts';
import styles from './charts.module.css';

interface ChartTipProps extends ChartProps {
  readonly place: ChartPlace;
  readonly at: number;
  readonly step: number;
  readonly width: number;
  readonly stacked: boolean;
}

export function ChartTip(props: ChartTipProps) {
  const { series, place, at, step, width, stacked, print } = props;
  const { t } = useTranslation();
  const isRight = at > width / 2;
  const side = isRight ? { right: width - at + 8 } : { left: at + step + 8 };
  const total = place.values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return (
    <div className={styles.tip} style={side}>
      <div className={styles.tipHead}>{place.title ?? place.label}</div>
      {series.map(({ key, label, color }, index) => {
        const value = place.values[index];
        return (
          <div key={key} className={styles.tipRow}>
            <span
              className={styles.swatch}
              data-kind={stacked ? 'bar' : 'line'}
              style={{ background: color }}
            />
            <span>{label}</span>
            <span>{value === null || value === undefined ? '–' : print(value)}</span>
          </div>
        );
      })}
      {stacked && series.length > 1 ? (
        <div className={`${styles.tipRow} ${styles.tipTotal}`}>
          <span>{t('chart.total')}</span>
          <span>{print(total)}</span>
        </div>
      ) : null}
    </div>
  );
}
