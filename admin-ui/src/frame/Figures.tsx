// The strip of figures: cells divided by hairlines, label, value, one line of context.
import type { ReactNode } from 'react';
import styles from './frame.module.css';

export function Figures({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.figures}>{children}</dl>;
}

interface FigureProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly note?: ReactNode;
}

export function Figure({ label, children, note }: FigureProps) {
  return (
    <div className={styles.figure}>
      <dt className={styles.figureLabel}>{label}</dt>
      <dd className={styles.figureValue}>{children}</dd>
      {note === undefined ? null : <dd className={styles.figureNote}>{note}</dd>}
    </div>
  );
}
