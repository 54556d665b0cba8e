// The dialog that asks for the password again. It is apart from its provider so that it
// loads when it is first needed.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../data/problem.ts';
import { useProblemText } from '../data/use-problem-text.ts';
import { PasswordField } from '../fields/PasswordField.tsx';
import { Dialog } from './Dialog.tsx';
import styles from './dialogs.module.css';

interface StepUpDialogProps {
  /** Confirms the password at the server; resolves to the problem when it is refused. */
  readonly verify: (password: string) => Promise<Problem | undefined>;
  readonly onFinish: (confirmed: boolean) => void;
}

export function StepUpDialog({ verify, onFinish }: StepUpDialogProps) {
  const { t } = useTranslation();
  const { forProblem } = useProblemText();
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  const submit = async (): Promise<void> => {
    setBusy(true);
    const problem = await verify(password);
    setBusy(false);
    if (problem === undefined) {
      onFinish(true);
    } else {
      // The door's sentence names an e-mail, which was not asked for here.
      setError(problem.code === 'SIGN_IN_FAILED' ? t('stepUp.wrong') : forProblem(problem));
    }
  };
  return (
    <Dialog opened onClose={() => onFinish(false)} title={t('stepUp.title')} zIndex={260}>
      <form
        className={styles.body}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className="secondary">{t('stepUp.help')}</p>
        <PasswordField
          label={t('stepUp.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={error}
          autoComplete="current-password"
          data-autofocus
        />
        <div className={styles.actions}>
          <Button onClick={() => onFinish(false)}>{t('action.cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy} disabled={password === ''}>
            {t('stepUp.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
