// The row under the bar: filters at the left, view and actions at the right.
import type { ReactNode } from 'react';
import styles from './frame.module.css';

interface ToolRowProps {
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

export function ToolRow({ children, actions }: ToolRowProps) {
  return (
    <div className={styles.toolRow}>
      <div className={styles.toolGroup}>{children}</div>
      <span className={styles.space} />
      {actions === undefined ? null : <div className={styles.toolGroup}>{actions}</div>}
    </div>
  );
}
