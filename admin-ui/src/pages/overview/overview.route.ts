// The address of the overview page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch } from '../../url/search.ts';

export const overviewRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin',
  validateSearch: defineSearch({}),
  component: lazyRouteComponent(() => import('./OverviewPage.tsx'), 'OverviewPage'),
});
