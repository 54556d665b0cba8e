// A choice of few: time range, grouping. Neutral; the chosen one is raised.
import styles from './frame.module.css';

interface SegmentsProps<K extends string> {
  readonly label: string;
  readonly options: readonly { readonly key: K; readonly label: string }[];
  /** Undefined when none of them is chosen. */
  readonly value: K | undefined;
  readonly onChange: (key: K) => void;
}

export function Segments<K extends string>({ label, options, value, onChange }: SegmentsProps<K>) {
  return (
    <fieldset className={styles.segments} aria-label={label}>
      {options.map((option) => (
        <button
          key={option.key}
          type="button"
          className={styles.segment}
          aria-pressed={option.key === value}
          onClick={() => onChange(option.key)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
