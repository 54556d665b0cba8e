// Thin bars for shares and budgets: the fill is what happened, the tick what was expected.
import type { CSSProperties, ReactNode } from 'react';
import styles from './marks.module.css';

interface MeterProps {
  /** 0 to 1; beyond 1 the bar is full. */
  readonly value: number;
  /** 0 to 1; draws the tick. */
  readonly expected?: number | undefined;
  readonly tone?: 'series' | 'neutral' | 'warn' | 'bad';
  /** What the bar says, for those who do not see it; omit when a number stands beside it. */
  readonly label?: string;
  readonly width?: number | '100%';
  readonly height?: 4 | 5 | 6;
}

export function Meter({ value, expected, tone = 'series', label, ...size }: MeterProps) {
  const { width = 72, height = 6 } = size;
  const share = Math.min(1, Math.max(0, value));
  const style: CSSProperties = { width, height };
  const spoken =
    label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <span className={styles.meter} data-tone={tone} style={style} {...spoken}>
      {share > 0 ? (
        <span
          className={styles.meterFill}
          data-full={share > 0.98 || undefined}
          style={{ width: `${share * 100}%` }}
        />
      ) : null}
      {expected === undefined ? null : (
        <span className={styles.meterTick} style={{ left: `${Math.min(1, expected) * 100}%` }} />
      )}
    </span>
  );
}

/** A bar with its number at the right, as tables show a share. */
export function MeasuredValue({
  children,
  ...meter
}: MeterProps & { readonly children: ReactNode }) {
  return (
    <span className={styles.measure}>
      <Meter {...meter} />
      <span className={styles.measureValue}>{children}</span>
    </span>
  );
}
