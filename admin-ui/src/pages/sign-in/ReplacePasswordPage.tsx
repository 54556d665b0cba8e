// The address that a person with an unreplaced one-time password is sent to.
import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { ReplacePassword } from './ReplacePassword.tsx';

export function ReplacePasswordPage() {
  const navigate = useNavigate();
  const client = useApolloClient();
  const enter = async (): Promise<void> => {
    await client.clearStore();
    await navigate({ to: '/admin', replace: true });
  };
  return <ReplacePassword onDone={() => void enter()} />;
}
