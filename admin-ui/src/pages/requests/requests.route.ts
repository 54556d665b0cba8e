// The address of the requests page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch } from '../../url/search.ts';

export const requestsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/requests',
  validateSearch: defineSearch({}),
  loader: () => loadTexts('requests'),
  component: lazyRouteComponent(() => import('./RequestsPage.tsx'), 'RequestsPage'),
});
