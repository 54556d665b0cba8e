// What changed while a chart was drawn: publishes and trips as dotted lines with a flag.
import type { ChartMarker } from './chart-data.ts';
import styles from './charts.module.css';
import { type Plot, TOP } from './plot.ts';

interface ChartMarkersProps {
  readonly markers: readonly ChartMarker[];
  readonly plot: Plot;
}

export function ChartMarkers({ markers, plot }: ChartMarkersProps) {
  return markers.map(({ key, at, tone, title }) => {
    const x = Math.round(plot.x(at)) + 0.5;
    return (
      <g key={key} className={styles.marker} data-tone={tone}>
        <title>{title}</title>
        <line x1={x} x2={x} y1={TOP} y2={plot.bottom} />
        <path d={`M${x - 4} ${TOP - 4}h8v5l-4 3.500-4-3.500z`} />
      </g>
    );
  });
}
