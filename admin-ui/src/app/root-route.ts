// The root of all routes: what is shown when an address or a page fails.

import type { ApolloClient } from '@apollo/client';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { NotFound } from './NotFound.tsx';
import { PageFault } from './PageFault.tsx';

export interface RouterContext {
  readonly apollo: ApolloClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: PageFault,
});
