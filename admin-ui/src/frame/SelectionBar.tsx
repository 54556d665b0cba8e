// Floats over a table while rows are selected: how many, what they carry, what to do.
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { smallIconProps } from '../marks/icon-props.ts';
import styles from './frame.module.css';

interface SelectionBarProps {
  readonly count: number;
  readonly effect?: ReactNode;
  /** Buttons with icon and word. */
  readonly children: ReactNode;
  readonly onClear: () => void;
}

export function SelectionBar({ count, effect, children, onClear }: SelectionBarProps) {
  const { t } = useTranslation();
  return count === 0 ? null : (
    <div className={styles.selectionBar} role="toolbar" aria-label={t('list.selected', { count })}>
      <span className="strong">{t('list.selected', { count })}</span>
      {effect === undefined ? null : <span className={styles.selectionEffect}>{effect}</span>}
      {children}
      <ActionIcon aria-label={t('list.clearSelection')} onClick={onClear}>
        <IconX {...smallIconProps} />
      </ActionIcon>
    </div>
  );
}
