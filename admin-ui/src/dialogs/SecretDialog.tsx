// Shows a secret once. It closes only by "I saved it", so that it is not lost by a
// stray click.
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../marks/CopyButton.tsx';
import { Dialog } from './Dialog.tsx';
import styles from './dialogs.module.css';

interface SecretDialogProps {
  /** Absent closes the dialog. */
  readonly secret: string | undefined;
  readonly title: string;
  /** What to do with it, such as a ready call. */
  readonly children?: ReactNode;
  readonly onSaved: () => void;
}

export function SecretDialog({ secret, title, children, onSaved }: SecretDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      opened={secret !== undefined}
      onClose={onSaved}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={title}
      size={520}
    >
      <div className={styles.body}>
        <p className="secondary">{t('secret.help')}</p>
        <div className={styles.secret}>
          <code className={styles.secretText} data-secret>
            {secret}
          </code>
          <CopyButton text={secret ?? ''} label={t('secret.label')} />
        </div>
        {children}
        <div className={styles.actions}>
          <Button variant="filled" onClick={onSaved}>
            {t('secret.saved')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
