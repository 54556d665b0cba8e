// The dialog behind ConfirmDialog, fetched when one is first opened.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../data/problem.ts';
import { ProblemNote } from '../states/ProblemNote.tsx';
import { Dialog } from './Dialog.tsx';
import styles from './dialogs.module.css';

export interface ConfirmDialogProps {
  readonly opened: boolean;
  /** Verb and object: "Disable moonshot-eu?" */
  readonly title: string;
  /** What happens: "Stops 14 keys that made 320 requests in the last hour." */
  readonly effect: ReactNode;
  /** The verb again. */
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly problem?: Problem | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** Fields that the action needs, such as a reason. */
  readonly children?: ReactNode;
}

export function ConfirmModal(props: ConfirmDialogProps) {
  const { t } = useTranslation();
  const { opened, title, effect, confirmLabel, danger, busy, problem, onConfirm, onClose } = props;
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <div className="secondary">{effect}</div>
        {props.children}
        <ProblemNote problem={problem} />
        <div className={styles.actions}>
          <Button onClick={onClose} data-autofocus>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            variant="filled"
            {...(danger === true ? { color: 'bad' } : {})}
            loading={busy ?? false}
          >
            {confirmLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
