// A whole number with thin gaps between thousands; the gaps are margins, so a copy
// yields digits.
import { compactCount, groupDigits } from '../format/count.ts';
import { Dash } from './Dash.tsx';
import styles from './marks.module.css';

interface CountProps {
  readonly value: number | string | bigint | null | undefined;
  /** `9.42 B` from a million on; the exact count is on hover. */
  readonly compact?: boolean;
}

export function Count({ value, compact = false }: CountProps) {
  if (value === null || value === undefined) {
    return <Dash />;
  }
  const short = compact ? compactCount(Number(value)) : undefined;
  if (short !== undefined && short.unit !== '') {
    return (
      <span title={value.toString()}>
        {short.value}
        {'\u00a0'}
        {short.unit}
      </span>
    );
  }
  return (
    <span>
      {groupDigits(value).map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups are places, not things
        <span key={index} className={styles.gap}>
          {group}
        </span>
      ))}
    </span>
  );
}
