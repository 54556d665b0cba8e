// Short notices at the foot of the page, with Undo for what can be taken back.
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import styles from './states.module.css';

const UNDO_MS = 8_000;
const NOTICE_MS = 4_000;

interface Undo {
  /** The word on the button, translated by the caller. */
  readonly label: string;
  readonly run: () => void;
}

export function showNotice(message: string, undo?: Undo): void {
  const id = notifications.show({
    message:
      undo === undefined ? (
        message
      ) : (
        <span className={styles.undo}>
          <span>{message}</span>
          <Button
            size="compact-xs"
            onClick={() => {
              notifications.hide(id);
              undo.run();
            }}
          >
            {undo.label}
          </Button>
        </span>
      ),
    closeButtonProps: { 'aria-label': i18next.t('action.close') },
    autoClose: undo === undefined ? NOTICE_MS : UNDO_MS,
  });
}
