// All routes in one tree. A page is added here, in nav-items.ts and in its own folder.
import type { ApolloClient } from '@apollo/client';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { auditRoute } from '../pages/audit/audit.route.ts';
import { channelsRoute } from '../pages/channels/channels.route.ts';
import { customerRoute, customersRoute } from '../pages/customers/customers.route.ts';
import { fleetRoute } from '../pages/fleet/fleet.route.ts';
import { ledgerRoute } from '../pages/ledger/ledger.route.ts';
import { modelsRoute } from '../pages/models/models.route.ts';
import { overviewRoute } from '../pages/overview/overview.route.ts';
import { pricesRoute } from '../pages/prices/prices.route.ts';
import { providersRoute } from '../pages/providers/providers.route.ts';
import { requestsRoute } from '../pages/requests/requests.route.ts';
import { settingsRoute } from '../pages/settings/settings.route.ts';
import { versionsRoute } from '../pages/versions/versions.route.ts';
import { defineSearch, parseSearchText, printSearchText, searchText } from '../url/search.ts';
import { watchAddress } from '../url/watch-address.ts';
import { loadTexts } from './areas.ts';
import { frameRoute } from './frame-route.ts';
import { notFoundRoute } from './not-found-route.ts';
import { rootRoute } from './root-route.ts';

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/admin', replace: true });
  },
});

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: defineSearch({ next: searchText(500) }),
  loader: () => loadTexts('auth'),
  component: lazyRouteComponent(() => import('../pages/sign-in/SignInPage.tsx'), 'SignInPage'),
});

const replacePasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/replace-password',
  loader: () => loadTexts('auth'),
  component: lazyRouteComponent(
    () => import('../pages/sign-in/ReplacePasswordPage.tsx'),
    'ReplacePasswordPage',
  ),
});

const routeTree = rootRoute.addChildren([
  homeRoute,
  signInRoute,
  replacePasswordRoute,
  frameRoute.addChildren([
    overviewRoute,
    requestsRoute,
    providersRoute,
    channelsRoute,
    modelsRoute,
    pricesRoute,
    customersRoute,
    customerRoute,
    ledgerRoute,
    fleetRoute,
    versionsRoute,
    auditRoute,
    settingsRoute,
    notFoundRoute,
  ]),
]);

export function createAppRouter(apollo: ApolloClient) {
  const router = createRouter({
    routeTree,
    context: { apollo },
    parseSearch: (text) => parseSearchText(text),
    stringifySearch: printSearchText,
    search: { strict: true },
    defaultPreload: 'intent',
    defaultPreloadDelay: 60,
    scrollRestoration: false,
  });
  watchAddress(router);
  return router;
}

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: ReturnType<typeof createAppRouter>;
  }
}
