// A task beside the page, such as creating or testing: it overlays at the right, the page
// is not dimmed, Esc closes it.
import { ActionIcon, Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconX } from '../icons/icons.ts';
import { iconProps } from '../marks/icon-props.ts';
import styles from './frame.module.css';
import { useEscape } from './use-escape.ts';
import { useReturnFocus } from './use-return-focus.ts';

interface TaskDrawerProps {
  readonly opened: boolean;
  readonly title: string;
  readonly note?: ReactNode;
  readonly foot?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function TaskDrawer({ opened, title, note, foot, onClose, children }: TaskDrawerProps) {
  const { t } = useTranslation();
  useReturnFocus(opened);
  useEscape(opened, onClose);
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      closeOnEscape={false}
      returnFocus={false}
      attributes={{ content: { 'aria-label': title } }}
    >
      <div className={styles.panelBar}>
        <h2 className={styles.panelTitle}>{title}</h2>
        {note === undefined ? null : <span className={styles.facts}>{note}</span>}
        <span className={styles.space} />
        <ActionIcon aria-label={t('action.close')} onClick={onClose}>
          <IconX {...iconProps} />
        </ActionIcon>
      </div>
      <div className={styles.panelBody}>{children}</div>
      {foot === undefined ? null : <div className={styles.panelFoot}>{foot}</div>}
    </Drawer>
  );
}
