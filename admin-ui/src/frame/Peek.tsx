// A row's detail at the right: it pushes the table and closes with Esc. Which row is open
// is the page's address.
import { ActionIcon } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconX } from '../icons/icons.ts';
import { CopyButton } from '../marks/CopyButton.tsx';
import { iconProps } from '../marks/icon-props.ts';
import { joinClasses } from '../marks/join-classes.ts';
import styles from './frame.module.css';
import { isTyping } from './is-typing.ts';
import { useFocusOfRow } from './use-return-focus.ts';

interface PeekProps {
  readonly title: string;
  /** Mono, with a copy button, when the title is an id. */
  readonly titleIsId?: boolean;
  /** A badge or state beside the title. */
  readonly status?: ReactNode;
  readonly actions?: ReactNode;
  /** Actions at the foot, such as Save. */
  readonly foot?: ReactNode;
  readonly onClose: () => void;
  /** The rows above and below; keys `[` and `]`. */
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
  readonly children: ReactNode;
}

export function Peek(props: PeekProps) {
  const { title, titleIsId = false, status, actions, foot, onClose, children } = props;
  const { t } = useTranslation();
  const panel = useRef<HTMLElement>(null);
  usePeekKeys(props);
  useFocusOfRow(panel);
  return (
    <aside ref={panel} className={styles.peek} aria-label={title} tabIndex={-1}>
      <div className={styles.panelBar}>
        <h2 className={joinClasses(styles.panelTitle, titleIsId && styles.mono)} title={title}>
          {title}
        </h2>
        {titleIsId ? <CopyButton text={title} /> : null}
        {status}
        <span className={styles.space} />
        {actions}
        <ActionIcon aria-label={t('action.close')} onClick={onClose}>
          <IconX {...iconProps} />
        </ActionIcon>
      </div>
      <div className={styles.panelBody}>{children}</div>
      {foot === undefined ? null : <div className={styles.panelFoot}>{foot}</div>}
    </aside>
  );
}

function usePeekKeys({ onClose, onPrevious, onNext }: PeekProps): void {
  const busyElsewhere = useRef(false);
  useEffect(() => {
    // A dialog that the key closes may be gone before the key arrives here.
    const look = (): void => {
      busyElsewhere.current = document.querySelector('[role="dialog"], [role="menu"]') !== null;
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      if (event.key === 'Escape' && !busyElsewhere.current) {
        onClose();
      } else if (event.key === '[' && !isTyping(event.target)) {
        onPrevious?.();
      } else if (event.key === ']' && !isTyping(event.target)) {
        onNext?.();
      }
    };
    window.addEventListener('keydown', look, { capture: true });
    document.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', look, { capture: true });
      document.removeEventListener('keydown', onKey);
    };
  }, [onClose, onPrevious, onNext]);
}
