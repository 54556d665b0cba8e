// Ends the session at the server and forgets everything that was read in it.
import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { SIGN_OUT } from './session-documents.ts';

export function useSignOut(): () => void {
  const client = useApolloClient();
  const navigate = useNavigate();
  return () => {
    const leave = async (): Promise<void> => {
      await client.clearStore();
      await navigate({ to: '/sign-in', search: {} });
    };
    client.mutate({ mutation: SIGN_OUT }).then(leave, leave);
  };
}
