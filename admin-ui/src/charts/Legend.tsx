// The legend of a chart, for the heading line of its section.
import type { ChartSeries } from './chart-data.ts';
import styles from './charts.module.css';

interface LegendProps {
  readonly series: readonly ChartSeries[];
  readonly kind?: 'bar' | 'line';
}

export function Legend({ series, kind = 'bar' }: LegendProps) {
  return (
    <ul className={styles.legend}>
      {series.map(({ key, label, color }) => (
        <li key={key} className={styles.legendItem}>
          <span className={styles.swatch} data-kind={kind} style={{ background: color }} />
          {label}
        </li>
      ))}
    </ul>
  );
}
