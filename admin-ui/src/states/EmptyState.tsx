// Says what will appear here and why it is empty, with one action at most.
import type { ReactNode } from 'react';
import styles from './states.module.css';

interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** Inside a section, which has its own padding. */
  readonly inset?: boolean;
  /** One button or link. */
  readonly action?: ReactNode;
}

export function EmptyState({ title, children, inset = false, action }: EmptyStateProps) {
  return (
    <div className={styles.state} data-inset={inset || undefined}>
      <h2 className={styles.title}>{title}</h2>
      {children === undefined ? null : <div className={styles.text}>{children}</div>}
      {action === undefined ? null : <div className={styles.actions}>{action}</div>}
    </div>
  );
}
