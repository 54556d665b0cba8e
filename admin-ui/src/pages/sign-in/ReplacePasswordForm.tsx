// The form that replaces the one-time password at the first sign-in.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../data/problem.ts';
import { PasswordField } from '../../fields/PasswordField.tsx';
import { checkText } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import styles from './sign-in.module.css';

const LEAST_LENGTH = 12;

interface ReplacePasswordFormProps {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  /** Asked for when absent. */
  readonly currentPassword: string | undefined;
  readonly onSubmit: (values: { readonly current: string; readonly password: string }) => void;
}

export function ReplacePasswordForm(props: ReplacePasswordFormProps) {
  const { busy, problem, currentPassword, onSubmit } = props;
  const { t } = useTranslation('auth');
  const { form, submit } = useAppForm({
    initial: { current: currentPassword ?? '', password: '', repeat: '' },
    check: ({ current, password, repeat }) => ({
      current: checkText(current, { max: 1000 }),
      password: checkText(password, { min: LEAST_LENGTH, max: 1000 }),
      repeat: password === repeat ? undefined : 'passwordsDiffer',
    }),
  });
  return (
    <form className={styles.fields} noValidate onSubmit={submit(onSubmit)}>
      {currentPassword === undefined ? (
        <PasswordField
          size="md"
          label={t('replace.current')}
          autoComplete="current-password"
          {...form.getInputProps('current')}
        />
      ) : null}
      <PasswordField
        size="md"
        label={t('replace.password')}
        description={t('replace.rule')}
        autoComplete="new-password"
        autoFocus
        {...form.getInputProps('password')}
      />
      <PasswordField
        size="md"
        label={t('replace.repeat')}
        autoComplete="new-password"
        {...form.getInputProps('repeat')}
      />
      <ProblemNote problem={problem} />
      <Button type="submit" size="md" variant="filled" loading={busy}>
        {t('replace.submit')}
      </Button>
    </form>
  );
}
