// What a chart shows: series by places on a common axis.
import type { ReactNode } from 'react';

export interface ChartSeries {
  readonly key: string;
  readonly label: string;
  /** A CSS colour, usually a variable of the theme. */
  readonly color: string;
}

export interface ChartPlace {
  readonly key: string;
  /** Short, under the axis. */
  readonly label: string;
  /** Full, in the tooltip and table; the short one when absent. */
  readonly title?: string;
  /** One value per series; null is a gap. */
  readonly values: readonly (number | null)[];
}

/** Something that happened at one moment: a dotted line with a flag. */
export interface ChartMarker {
  readonly key: string;
  /** In places from the left; 2.5 is the middle of the third. */
  readonly at: number;
  readonly tone: 'publish' | 'trip';
  readonly title: string;
}

export interface ChartProps {
  /** What the chart shows, in words. */
  readonly label: string;
  readonly series: readonly ChartSeries[];
  readonly places: readonly ChartPlace[];
  readonly markers?: readonly ChartMarker[];
  readonly height?: number;
  /** Prints a value on the axis; all its values have the step's precision and one unit. */
  readonly tick: (value: number, step: number) => string;
  /** Prints a value in the tooltip and table. */
  readonly print: (value: number) => ReactNode;
}

/** The colour of the nth series; beyond the seventh all are "others". */
export function seriesColor(rank: number): string {
  return rank < 7 ? `var(--series-${rank + 1})` : 'var(--series-others)';
}
