// Asks for the password before several things are saved together, of which a later one needs it:
// whoever does not confirm has changed nothing.
import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { STEPPED_UP } from '../app/session-documents.ts';
import { useStepUp } from '../dialogs/step-up-context.ts';

/** The confirmation must outlast what is saved before it is needed. */
const MARGIN_MS = 30_000;

/** Resolves to false when the person would not confirm. */
export function useConfirmed(): () => Promise<boolean> {
  const client = useApolloClient();
  const askPassword = useStepUp();
  return useCallback(async () => {
    try {
      const { data } = await client.query({ query: STEPPED_UP, fetchPolicy: 'network-only' });
      const until = data?.me?.steppedUpUntil;
      const isConfirmed = typeof until === 'string' && Date.parse(until) > Date.now() + MARGIN_MS;
      return isConfirmed || (await askPassword());
    } catch {
      // Whatever stands in the way is said by the mutation itself.
      return true;
    }
  }, [client, askPassword]);
}
