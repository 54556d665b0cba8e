// A chart's numbers as a table.
import { useTranslation } from 'react-i18next';
import type { ChartProps } from './chart-data.ts';
import styles from './charts.module.css';

export function ChartTable({ label, series, places, print }: ChartProps) {
  const { t } = useTranslation();
  return (
    // The region scrolls, so the keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs focus
    <section className={styles.table} tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('chart.time')}</th>
            {series.map((one) => (
              <th key={one.key} scope="col">
                {one.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={place.key}>
              <th scope="row">{place.title ?? place.label}</th>
              {series.map((one, index) => {
                const value = place.values[index];
                return (
                  <td key={one.key}>
                    {value === null || value === undefined ? '–' : print(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
