// The head of a group of rows, which folds it.
import { useTranslation } from 'react-i18next';
import { IconChevronDown } from '../icons/icons.ts';
import type { GroupHead } from './column.ts';
import styles from './table.module.css';

interface GroupRowProps {
  readonly head: GroupHead;
  readonly span: number;
  readonly folded: boolean;
  readonly onFold: () => void;
}

export function GroupRow({ head, span, folded, onFold }: GroupRowProps) {
  const { t } = useTranslation();
  return (
    <tr className={styles.groupRow}>
      <th scope="rowgroup" colSpan={span}>
        <div className={styles.groupLine}>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={!folded}
            aria-label={t(folded ? 'list.expandGroup' : 'list.collapseGroup', { name: head.name })}
            onClick={onFold}
          >
            <IconChevronDown size={14} stroke={1.6} aria-hidden />
          </button>
          <span className={styles.groupTitle}>{head.title}</span>
          {head.note === undefined ? null : <span className={styles.groupNote}>{head.note}</span>}
          {head.aside === undefined ? null : (
            <span className={styles.groupAside}>{head.aside}</span>
          )}
        </div>
      </th>
    </tr>
  );
}
