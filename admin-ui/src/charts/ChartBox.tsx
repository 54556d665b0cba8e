// What bar and line charts share: size, grid, axis labels, tooltip, and the same numbers
// as a table for those who want them.
import { ActionIcon, Tooltip } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type PointerEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { smallIconProps } from '../marks/icon-props.ts';
import { ChartTable } from './ChartTable.tsx';
import { ChartTip } from './ChartTip.tsx';
import type { ChartProps } from './chart-data.ts';
import styles from './charts.module.css';
import { labelledIndexes, niceTicks } from './scale.ts';

const AXIS_WIDTH = 38;
const AXIS_HEIGHT = 22;
const TOP = 6;

export interface Plot {
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  /** Pixel of a value. */
  readonly y: (value: number) => number;
  /** Left edge of a place. */
  readonly x: (index: number) => number;
  readonly step: number;
}

interface ChartBoxProps extends ChartProps {
  readonly max: number;
  readonly stacked: boolean;
  readonly draw: (plot: Plot) => ReactNode;
  readonly onPick?: ((key: string) => void) | undefined;
}

export function ChartBox(props: ChartBoxProps) {
  const { label, places, height = 118, tick, max, stacked, draw, onPick } = props;
  const { t } = useTranslation();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [hovered, setHovered] = useState<number>();
  const [asTable, setAsTable] = useState(false);
  const toggleLabel = t(asTable ? 'chart.asChart' : 'chart.asTable');
  const ticks = niceTicks(max);
  const top = ticks.at(-1) ?? 1;
  const bottom = TOP + height;
  const plotWidth = Math.max(1, width - AXIS_WIDTH);
  const step = plotWidth / Math.max(1, places.length);
  const plot: Plot = {
    left: AXIS_WIDTH,
    width: plotWidth,
    bottom,
    step,
    x: (index) => AXIS_WIDTH + index * step,
    y: (value) => bottom - (value / top) * height,
  };
  const placeAt = (event: PointerEvent<SVGSVGElement>): number | undefined => {
    const offset = event.clientX - event.currentTarget.getBoundingClientRect().left - AXIS_WIDTH;
    const index = Math.floor(offset / step);
    return index >= 0 && index < places.length ? index : undefined;
  };
  const hoveredPlace = hovered === undefined ? undefined : places[hovered];
  return (
    <div ref={ref} className={styles.box}>
      {asTable ? (
        <ChartTable {...props} />
      ) : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the page's filters do the same by keyboard
        <svg
          width={width}
          height={bottom + AXIS_HEIGHT}
          role="img"
          aria-label={label}
          onPointerMove={(event) => setHovered(placeAt(event))}
          onPointerLeave={() => setHovered(undefined)}
          onClick={() => hoveredPlace !== undefined && onPick?.(hoveredPlace.key)}
          style={onPick === undefined ? {} : { cursor: 'pointer' }}
        >
          {hovered === undefined ? null : (
            <rect
              className={styles.hover}
              x={plot.x(hovered)}
              y={TOP}
              width={step}
              height={height}
            />
          )}
          {ticks.map((value) => (
            <g key={value}>
              <line
                className={value === 0 ? styles.base : styles.grid}
                x1={AXIS_WIDTH}
                x2={width}
                y1={Math.round(plot.y(value)) + 0.5}
                y2={Math.round(plot.y(value)) + 0.5}
              />
              <text
                className={styles.tick}
                x={AXIS_WIDTH - 8}
                y={plot.y(value) + 4}
                textAnchor="end"
              >
                {tick(value)}
              </text>
            </g>
          ))}
          {width === 0 ? null : draw(plot)}
          {labelledIndexes(places.length, plotWidth).map((index) => (
            <text
              key={index}
              className={styles.tick}
              x={plot.x(index) + step / 2}
              y={bottom + 18}
              textAnchor={index === 0 ? 'start' : 'middle'}
            >
              {places[index]?.label}
            </text>
          ))}
        </svg>
      )}
      {hoveredPlace === undefined || asTable ? null : (
        <ChartTip
          {...props}
          place={hoveredPlace}
          at={plot.x(hovered ?? 0)}
          step={step}
          width={width}
          stacked={stacked}
        />
      )}
      <Tooltip label={toggleLabel}>
        <ActionIcon
          size="xs"
          className={styles.toggle}
          aria-label={toggleLabel}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <IconChartBar {...smallIconProps} /> : <IconTable {...smallIconProps} />}
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
