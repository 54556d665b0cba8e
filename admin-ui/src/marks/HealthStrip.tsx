// A row of cells in time, oldest first: fine is pale, trouble is coloured, silence is low.
import styles from './marks.module.css';

export type Health = 'fine' | 'slow' | 'bad' | 'none';

interface HealthStripProps {
  readonly cells: readonly Health[];
  /** The same in words, such as "99.82 % in 1 h". */
  readonly label: string;
}

export function HealthStrip({ cells, label }: HealthStripProps) {
  return (
    <span className={styles.strip} role="img" aria-label={label}>
      {cells.map((health, index) => (
        // Cells have no identity beyond their place in time.
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the identity
        <i key={index} data-health={health} />
      ))}
    </span>
  );
}
