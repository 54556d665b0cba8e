// The sign-in form; the page says what signing in does.
import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../data/problem.ts';
import { PasswordField } from '../../fields/PasswordField.tsx';
import { checkEmail, checkText } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import styles from './sign-in.module.css';

interface SignInFormProps {
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly onSubmit: (values: { readonly email: string; readonly password: string }) => void;
}

export function SignInForm({ busy, problem, onSubmit }: SignInFormProps) {
  const { t } = useTranslation('auth');
  const { form, submit } = useAppForm({
    initial: { email: '', password: '' },
    check: ({ email, password }) => ({
      email: checkEmail(email),
      password: checkText(password, { max: 1000 }),
    }),
  });
  return (
    <form className={styles.fields} noValidate onSubmit={submit(onSubmit)}>
      <TextInput
        size="md"
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        autoFocus
        {...form.getInputProps('email')}
      />
      <PasswordField
        size="md"
        label={t('signIn.password')}
        autoComplete="current-password"
        {...form.getInputProps('password')}
      />
      <ProblemNote problem={problem} />
      <Button type="submit" size="md" variant="filled" loading={busy}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
