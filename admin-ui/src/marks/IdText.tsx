// An id in mono with its copy button.
import { CopyButton } from './CopyButton.tsx';
import { joinClasses } from './join-classes.ts';
import styles from './marks.module.css';

interface IdTextProps {
  readonly id: string;
  readonly copy?: boolean;
}

export function IdText({ id, copy = true }: IdTextProps) {
  return (
    <span className={styles.id}>
      <span className={joinClasses('mono', styles.idText)} title={id}>
        {id}
      </span>
      {copy ? <CopyButton text={id} /> : null}
    </span>
  );
}
