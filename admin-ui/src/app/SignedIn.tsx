// The gate before every page under /admin: it asks who is signed in, sends strangers to
// the door and gives the rest the frame.
import { useApolloClient, useQuery } from '@apollo/client/react';
import { Navigate, useRouter } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type Problem, readProblem } from '../data/problem.ts';
import { SessionContext } from '../data/session.ts';
import { problemOfFailure } from '../data/use-action.ts';
import { StepUpProvider } from '../dialogs/StepUpProvider.tsx';
import { Frame } from '../frame/Frame.tsx';
import type { MePartsFragment } from '../generated/app/graphql.ts';
import { FailureState } from '../states/FailureState.tsx';
import { NoAccess } from './NoAccess.tsx';
import { PublishWatch } from './PublishWatch.tsx';
import { ME, REAUTHENTICATE } from './session-documents.ts';
import { useSignOut } from './use-sign-out.ts';

export function SignedIn() {
  const { data, error, refetch } = useQuery(ME, { fetchPolicy: 'cache-first' });
  if (data === undefined) {
    return error === undefined ? null : (
      <main>
        <FailureState error={error} onRetry={() => void refetch()} />
      </main>
    );
  }
  if (data.me === null) {
    return <ToTheDoor />;
  }
  return data.me.user.mustReplacePassword ? (
    <Navigate to="/replace-password" replace />
  ) : (
    <WithSession me={data.me} />
  );
}

/** Navigate starts anew at every render with other properties, so the address is read once. */
function ToTheDoor() {
  const router = useRouter();
  const [next] = useState(() => router.state.location.href);
  return <Navigate to="/sign-in" search={{ next }} replace />;
}

function WithSession({ me }: { readonly me: MePartsFragment }) {
  const client = useApolloClient();
  const signOut = useSignOut();
  const { user, rights } = me;
  // biome-ignore lint/correctness/useExhaustiveDependencies: signing out does the same each time
  const session = useMemo(
    () => ({
      userId: user.id,
      email: user.email,
      role: user.role,
      rights: new Set(rights),
      signOut,
    }),
    [user, rights],
  );
  const verify = async (password: string): Promise<Problem | undefined> => {
    try {
      const { data } = await client.mutate({
        mutation: REAUTHENTICATE,
        variables: { input: { password } },
      });
      const result = data?.reauthenticate;
      return result?.__typename === 'Me' ? undefined : readProblem(result);
    } catch (error) {
      return problemOfFailure(error);
    }
  };
  return (
    <SessionContext value={session}>
      {user.role === 'customer' ? (
        <NoAccess />
      ) : (
        <StepUpProvider verify={verify}>
          <PublishWatch>
            <Frame />
          </PublishWatch>
        </StepUpProvider>
      )}
    </SessionContext>
  );
}
