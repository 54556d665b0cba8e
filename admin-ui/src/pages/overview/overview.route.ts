// The address of the overview page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch } from '../../url/search.ts';
import { rangeSearch } from '../../url/time-range.ts';

export const overviewRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin',
  validateSearch: defineSearch(rangeSearch),
  loader: () => loadTexts('overview'),
  component: lazyRouteComponent(() => import('./OverviewPage.tsx'), 'OverviewPage'),
});
