// Shown when another version was saved while a form was open: what it was, what is mine,
// what is saved now. Nothing is written over without this view.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Mark } from '../marks/StatusMark.tsx';
import { type ComparedField, listChanges } from './compare-versions.ts';
import { Dialog } from './Dialog.tsx';
import styles from './dialogs.module.css';

interface ConflictDialogProps {
  readonly opened: boolean;
  /** Name of the object. */
  readonly name: string;
  readonly fields: readonly ComparedField[];
  readonly busy?: boolean;
  /** Drops the edit and shows what is saved. */
  readonly onTakeTheirs: () => void;
  /** Saves again, with the version that was read just now. */
  readonly onKeepMine: () => void;
  readonly onClose: () => void;
}

export function ConflictDialog(props: ConflictDialogProps) {
  const { opened, name, fields, busy = false, onTakeTheirs, onKeepMine, onClose } = props;
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('conflict.title', { name })} size={680}>
      <div className={styles.body}>
        <p className="secondary">{t('conflict.help')}</p>
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('conflict.field')}</th>
                <th scope="col">{t('conflict.base')}</th>
                <th scope="col">{t('conflict.mine')}</th>
                <th scope="col">{t('conflict.theirs')}</th>
              </tr>
            </thead>
            <tbody>
              {listChanges(fields).map((field) => (
                <tr key={field.label}>
                  <th scope="row">
                    {field.label}
                    {field.verdict === 'clash' ? (
                      <div className={styles.clash}>
                        <Mark tone="warn" /> {t('conflict.clash')}
                      </div>
                    ) : null}
                  </th>
                  <td className="muted">{field.base}</td>
                  <td className={field.mine === field.base ? undefined : styles.mine}>
                    {field.mine}
                  </td>
                  <td>{field.theirs}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button onClick={onTakeTheirs}>{t('conflict.takeTheirs')}</Button>
          <Button variant="filled" loading={busy} onClick={onKeepMine}>
            {t('conflict.keepMine')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
