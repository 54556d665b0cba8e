// Lines in time without dots; a single line that is a total may be filled.
import { ChartBox } from './ChartBox.tsx';
import type { ChartPlace, ChartProps } from './chart-data.ts';
import styles from './charts.module.css';
import type { Plot } from './plot.ts';

interface LineChartProps extends ChartProps {
  /** Fills under the first line at 12 %. */
  readonly filled?: boolean;
}

export function LineChart({ filled = false, ...props }: LineChartProps) {
  const values = props.places.flatMap((place) => place.values.map((value) => value ?? 0));
  return (
    <ChartBox
      {...props}
      stacked={false}
      max={Math.max(0, ...values)}
      draw={(plot) =>
        props.series.map(({ key, color }, rank) => (
          <g key={key}>
            {filled && rank === 0
              ? splitRuns(props.places, rank).map((run) => (
                  <path
                    key={run[0]?.index}
                    className={styles.area}
                    fill={color}
                    d={areaPath(run, plot)}
                  />
                ))
              : null}
            {splitRuns(props.places, rank).map((run) => (
              <path
                key={run[0]?.index}
                className={styles.line}
                data-lone={run.length === 1 || undefined}
                stroke={color}
                d={linePath(run, plot)}
              />
            ))}
          </g>
        ))
      }
    />
  );
}

interface Point {
  readonly index: number;
  readonly value: number;
}

/** The stretches between gaps. */
export function splitRuns(places: readonly ChartPlace[], rank: number): Point[][] {
  const runs: Point[][] = [[]];
  places.forEach((place, index) => {
    const value = place.values[rank];
    if (value === null || value === undefined) {
      runs.push([]);
    } else {
      runs.at(-1)?.push({ index, value });
    }
  });
  return runs.filter((run) => run.length > 0);
}

function linePath(run: readonly Point[], plot: Plot): string {
  const points = run.map(({ index, value }) => `${plot.x(index) + plot.step / 2} ${plot.y(value)}`);
  return points.length === 1 ? `M${points[0]}h0` : `M${points.join('L')}`;
}

function areaPath(run: readonly Point[], plot: Plot): string {
  const first = plot.x(run[0]?.index ?? 0) + plot.step / 2;
  const last = plot.x(run.at(-1)?.index ?? 0) + plot.step / 2;
  return `${linePath(run, plot)}L${last} ${plot.bottom}L${first} ${plot.bottom}Z`;
}
