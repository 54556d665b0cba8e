// The bar at the foot while something is changed: the effect at the left, the way back
// and the one filled button at the right.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../marks/StatusMark.tsx';
import styles from './frame.module.css';

interface SaveBarProps {
  readonly effect: ReactNode;
  readonly saveLabel?: string;
  readonly busy?: boolean;
  /** Off while what was typed cannot be saved; the effect says why. */
  readonly disabled?: boolean;
  readonly onDiscard: () => void;
  readonly onSave: () => void;
}

export function SaveBar(props: SaveBarProps) {
  const { effect, saveLabel, busy = false, disabled = false, onDiscard, onSave } = props;
  const { t } = useTranslation();
  return (
    <section className={styles.saveBar} aria-label={t('form.unsaved')}>
      <div className={styles.saveEffect}>
        <Mark tone="draft" />
        <span>{effect}</span>
      </div>
      <Button onClick={onDiscard}>{t('action.discard')}</Button>
      <Button variant="filled" loading={busy} disabled={disabled} onClick={onSave}>
        {saveLabel ?? t('action.save')}
      </Button>
    </section>
  );
}
