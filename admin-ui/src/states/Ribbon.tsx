// A strip under the bar for what concerns the whole page: stale data, a node behind.
import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconX } from '../icons/icons.ts';
import { smallIconProps } from '../marks/icon-props.ts';
import { Mark } from '../marks/StatusMark.tsx';
import styles from './states.module.css';

interface RibbonProps {
  readonly tone: 'live' | 'warn' | 'bad';
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly onDismiss?: () => void;
}

export function Ribbon({ tone, children, action, onDismiss }: RibbonProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.ribbon} data-tone={tone} role="status">
      <Mark tone={tone} />
      <span className={styles.ribbonText}>{children}</span>
      {action}
      {onDismiss === undefined ? null : (
        <ActionIcon size="xs" aria-label={t('action.dismiss')} onClick={onDismiss}>
          <IconX {...smallIconProps} />
        </ActionIcon>
      )}
    </div>
  );
}
