// What bar and line charts share: the measured surface, the tooltip, and the same numbers
// as a table for those who want them.
import { ActionIcon } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconChartBar, IconTable } from '../icons/icons.ts';
import { smallIconProps } from '../marks/icon-props.ts';
import { ChartCanvas } from './ChartCanvas.tsx';
import { ChartTable } from './ChartTable.tsx';
import { ChartTip } from './ChartTip.tsx';
import type { ChartProps } from './chart-data.ts';
import styles from './charts.module.css';
import { makePlot, type Plot } from './plot.ts';

interface ChartBoxProps extends ChartProps {
  readonly max: number;
  readonly stacked: boolean;
  readonly draw: (plot: Plot) => ReactNode;
  readonly onPick?: ((key: string) => void) | undefined;
}

export function ChartBox(props: ChartBoxProps) {
  const { places, max, stacked, draw, onPick } = props;
  const { t } = useTranslation();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [hovered, setHovered] = useState<number>();
  const [asTable, setAsTable] = useState(false);
  const plot = makePlot(props, max, width);
  const place = hovered === undefined || asTable ? undefined : places[hovered];
  const toggleLabel = t(asTable ? 'chart.asChart' : 'chart.asTable');
  return (
    <div ref={ref} className={styles.box}>
      {asTable ? (
        <ChartTable {...props} />
      ) : (
        <ChartCanvas {...props} plot={plot} hovered={hovered} onHover={setHovered} onPick={onPick}>
          {width === 0 ? null : draw(plot)}
        </ChartCanvas>
      )}
      {place === undefined ? null : (
        <ChartTip
          {...props}
          place={place}
          at={plot.x(hovered ?? 0)}
          step={plot.step}
          width={width}
          stacked={stacked}
        />
      )}
      <ActionIcon
        size="xs"
        className={styles.toggle}
        aria-label={toggleLabel}
        title={toggleLabel}
        onClick={() => setAsTable(!asTable)}
      >
        {asTable ? <IconChartBar {...smallIconProps} /> : <IconTable {...smallIconProps} />}
      </ActionIcon>
    </div>
  );
}
