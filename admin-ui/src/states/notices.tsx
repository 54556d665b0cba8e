// The stack of notices and how one is put on it.
import { Button } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import i18next from 'i18next';
import type { Undo } from './show-notice.ts';
import styles from './states.module.css';

const UNDO_MS = 8_000;
const NOTICE_MS = 4_000;

export function Notices() {
  return (
    <Notifications
      position="top-center"
      limit={1}
      zIndex={250}
      classNames={{ root: styles.notices }}
    />
  );
}

export function pushNotice(message: string, undo?: Undo): void {
  // One at a time has its place in the bar; more would lie on what is below it.
  notifications.clean();
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
    'data-notice': true,
    autoClose: undo === undefined ? NOTICE_MS : UNDO_MS,
  });
}
