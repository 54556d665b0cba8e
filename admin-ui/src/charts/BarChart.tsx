// Stacked bars in time, the first series at the top, a pixel of canvas between segments.
import { ChartBox } from './ChartBox.tsx';
import type { ChartPlace, ChartProps, ChartSeries } from './chart-data.ts';
import type { Plot } from './plot.ts';

const GAP_SHARE = 0.16;
const SEGMENT_GAP = 1;
const MOST_WIDTH = 36;

interface BarChartProps extends ChartProps {
  /** A click on a bar: show its rows. */
  readonly onPick?: (key: string) => void;
}

export function BarChart({ onPick, ...props }: BarChartProps) {
  const totals = props.places.map(({ values }) =>
    values.reduce<number>((sum, value) => sum + (value ?? 0), 0),
  );
  return (
    <ChartBox
      {...props}
      stacked
      onPick={onPick}
      max={Math.max(0, ...totals)}
      draw={(plot) =>
        props.places.map((place, index) => (
          <Bar key={place.key} place={place} series={props.series} index={index} plot={plot} />
        ))
      }
    />
  );
}

interface BarProps {
  readonly place: ChartPlace;
  readonly series: readonly ChartSeries[];
  readonly index: number;
  readonly plot: Plot;
}

function Bar({ place, series, index, plot }: BarProps) {
  const width = Math.min(MOST_WIDTH, Math.max(1, plot.step * (1 - GAP_SHARE)));
  const x = plot.x(index) + (plot.step - width) / 2;
  let below = 0;
  // Stacked from the last series up, so that the first one ends at the top.
  return series
    .map((one, rank) => ({ ...one, value: place.values[rank] ?? 0 }))
    .reverse()
    .map(({ key, color, value }) => {
      const from = plot.y(below);
      below += value;
      const height = from - plot.y(below);
      return height <= 0 ? null : (
        <rect
          key={key}
          x={x}
          width={width}
          y={plot.y(below)}
          height={Math.max(height > SEGMENT_GAP * 2 ? height - SEGMENT_GAP : height, 0.75)}
          rx={1}
          fill={color}
        />
      );
    });
}
