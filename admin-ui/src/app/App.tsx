// Client, router and theme around one another. A session that has ended leads to the door
// and back to the same address.
import { ApolloProvider } from '@apollo/client/react';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { createApolloClient } from '../data/apollo-client.ts';
import type { Failure } from '../data/describe-failure.ts';
import { NoticeHost } from '../states/NoticeHost.tsx';
import { theme } from '../theme/theme.ts';
import { createAppRouter } from './router.ts';

const colorScheme = localStorageColorSchemeManager({ key: 'tollgate-color-scheme' });

const apollo = createApolloClient((failure: Failure) => {
  const { pathname, href } = router.state.location;
  if (!pathname.startsWith('/admin')) {
    return;
  }
  if (failure.kind === 'signed-out') {
    void router.navigate({ to: '/sign-in', search: { next: href } });
  } else if (failure.kind === 'replace-password') {
    void router.navigate({ to: '/replace-password' });
  }
});
const router = createAppRouter(apollo);

export function App() {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorScheme}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <ApolloProvider client={apollo}>
        <Suspense fallback={null}>
          <RouterProvider router={router} />
        </Suspense>
        <NoticeHost />
      </ApolloProvider>
    </MantineProvider>
  );
}
