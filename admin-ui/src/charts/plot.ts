// Where values and places fall on a chart's surface.
import type { ChartProps } from './chart-data.ts';
import { niceTicks } from './scale.ts';

export const AXIS_WIDTH = 40;
export const AXIS_HEIGHT = 22;
export const TOP = 6;
const DEFAULT_HEIGHT = 118;

export interface Plot {
  readonly ticks: readonly number[];
  readonly height: number;
  readonly width: number;
  readonly bottom: number;
  /** Pixel of a value. */
  readonly y: (value: number) => number;
  /** Left edge of a place. */
  readonly x: (index: number) => number;
  readonly step: number;
}

export function makePlot(props: ChartProps, max: number, boxWidth: number): Plot {
  const { places, height = DEFAULT_HEIGHT } = props;
  const ticks = niceTicks(max);
  // Without anything to show, the axis is its zero alone.
  const top = ticks.at(-1) || 1;
  const bottom = TOP + height;
  const width = Math.max(1, boxWidth - AXIS_WIDTH);
  const step = width / Math.max(1, places.length);
  return {
    ticks,
    height,
    width,
    bottom,
    step,
    x: (index) => AXIS_WIDTH + index * step,
    y: (value) => bottom - (value / top) * height,
  };
}
