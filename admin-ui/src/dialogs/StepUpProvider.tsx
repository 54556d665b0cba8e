// The dialog behind operations that need the password again. The caller says how the
// password is verified; the dialog keeps it no longer than it is open.
import { Button, Modal, PasswordInput } from '@mantine/core';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../data/problem.ts';
import { useProblemText } from '../data/use-problem-text.ts';
import styles from './dialogs.module.css';
import { StepUpContext } from './step-up-context.ts';

interface StepUpProviderProps {
  readonly children: ReactNode;
  /** Confirms the password at the server; resolves to the problem when it is refused. */
  readonly verify: (password: string) => Promise<Problem | undefined>;
}

export function StepUpProvider({ children, verify }: StepUpProviderProps) {
  const { t } = useTranslation();
  const { forProblem } = useProblemText();
  const [opened, setOpened] = useState(false);
  const [password, setPassword] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const settle = useRef<((confirmed: boolean) => void) | undefined>(undefined);

  const finish = (confirmed: boolean): void => {
    setOpened(false);
    setPassword('');
    setError(undefined);
    settle.current?.(confirmed);
    settle.current = undefined;
  };
  const ask = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        settle.current?.(false);
        settle.current = resolve;
        setOpened(true);
      }),
    [],
  );
  const submit = async (): Promise<void> => {
    setBusy(true);
    const problem = await verify(password);
    setBusy(false);
    if (problem === undefined) {
      finish(true);
    } else {
      setError(forProblem(problem));
    }
  };

  return (
    <StepUpContext value={ask}>
      {children}
      <Modal opened={opened} onClose={() => finish(false)} title={t('stepUp.title')} zIndex={260}>
        <form
          className={styles.body}
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <p className="secondary">{t('stepUp.help')}</p>
          <PasswordInput
            label={t('stepUp.password')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={error}
            autoComplete="current-password"
            data-autofocus
          />
          <div className={styles.actions}>
            <Button onClick={() => finish(false)}>{t('action.cancel')}</Button>
            <Button type="submit" variant="filled" loading={busy} disabled={password === ''}>
              {t('stepUp.submit')}
            </Button>
          </div>
        </form>
      </Modal>
    </StepUpContext>
  );
}
