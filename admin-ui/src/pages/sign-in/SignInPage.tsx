// The door: sign in, replace a one-time password on the way, go where one wanted to go.
import { useApolloClient } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SIGN_IN } from '../../app/session-documents.ts';
import { useAction } from '../../data/use-action.ts';
import { DoorLayout } from './DoorLayout.tsx';
import { ReplacePassword } from './ReplacePassword.tsx';
import { SignInForm } from './SignInForm.tsx';
import { safeNext } from './safe-next.ts';

export function SignInPage() {
  const { t } = useTranslation('auth');
  const { next } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const client = useApolloClient();
  const [oneTimePassword, setOneTimePassword] = useState<string>();
  const signIn = useAction(SIGN_IN, (data) => data.signIn);

  const enter = async (): Promise<void> => {
    await client.clearStore();
    await navigate({ href: safeNext(next), replace: true });
  };
  const submit = async (input: { email: string; password: string }): Promise<void> => {
    const outcome = await signIn.run({ input });
    if (outcome.ok && outcome.value.user.mustReplacePassword) {
      setOneTimePassword(input.password);
    } else if (outcome.ok) {
      await enter();
    }
  };
  if (oneTimePassword !== undefined) {
    return <ReplacePassword currentPassword={oneTimePassword} onDone={() => void enter()} />;
  }
  return (
    <DoorLayout title={t('signIn.title')} help={t('signIn.help')}>
      <SignInForm
        busy={signIn.busy}
        problem={signIn.problem}
        onSubmit={(values) => void submit(values)}
      />
    </DoorLayout>
  );
}
