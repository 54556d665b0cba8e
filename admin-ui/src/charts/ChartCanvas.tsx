// The drawing surface of a chart: grid, axis labels, the place under the pointer.
import type { PointerEvent, ReactNode } from 'react';
import { ChartMarkers } from './ChartMarkers.tsx';
import type { ChartProps } from './chart-data.ts';
import styles from './charts.module.css';
import { AXIS_HEIGHT, AXIS_WIDTH, type Plot, TOP } from './plot.ts';
import { labelledIndexes } from './scale.ts';

interface ChartCanvasProps extends ChartProps {
  readonly plot: Plot;
  readonly hovered: number | undefined;
  readonly onHover: (index: number | undefined) => void;
  readonly onPick?: ((key: string) => void) | undefined;
  readonly children: ReactNode;
}

export function ChartCanvas(props: ChartCanvasProps) {
  const { label, places, plot, hovered, onHover, onPick, tick, children } = props;
  const { bottom, width, step } = plot;
  const placeAt = (event: PointerEvent<SVGSVGElement>): number | undefined => {
    const offset = event.clientX - event.currentTarget.getBoundingClientRect().left - AXIS_WIDTH;
    const index = Math.floor(offset / step);
    return index >= 0 && index < places.length ? index : undefined;
  };
  const pick = (): void => {
    const place = hovered === undefined ? undefined : places[hovered];
    if (place !== undefined) {
      onPick?.(place.key);
    }
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the page's filters do the same by keyboard
    <svg
      width={width + AXIS_WIDTH}
      height={bottom + AXIS_HEIGHT}
      role="img"
      aria-label={label}
      onPointerMove={(event) => onHover(placeAt(event))}
      onPointerLeave={() => onHover(undefined)}
      onClick={pick}
      style={onPick === undefined ? {} : { cursor: 'pointer' }}
    >
      {hovered === undefined ? null : (
        <rect
          className={styles.hover}
          x={plot.x(hovered)}
          y={TOP}
          width={step}
          height={plot.height}
        />
      )}
      {plot.ticks.map((value) => (
        <g key={value}>
          <line
            className={value === 0 ? styles.base : styles.grid}
            x1={AXIS_WIDTH}
            x2={width + AXIS_WIDTH}
            y1={Math.round(plot.y(value)) + 0.5}
            y2={Math.round(plot.y(value)) + 0.5}
          />
          <text className={styles.tick} x={AXIS_WIDTH - 6} y={plot.y(value) + 4} textAnchor="end">
            {tick(value, plot.ticks[1] ?? value)}
          </text>
        </g>
      ))}
      {children}
      <ChartMarkers markers={props.markers ?? []} plot={plot} />
      {labelledIndexes(places.length, width).map((index) => (
        <text
          key={index}
          className={styles.tick}
          x={plot.x(index) + (index === 0 ? 0 : step / 2)}
          y={bottom + 18}
          textAnchor={index === 0 ? 'start' : 'middle'}
        >
          {places[index]?.label}
        </text>
      ))}
    </svg>
  );
}
