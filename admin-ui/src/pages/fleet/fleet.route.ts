// The address of the fleet page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch } from '../../url/search.ts';

export const fleetRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/fleet',
  validateSearch: defineSearch({}),
  loader: () => loadTexts('fleet'),
  component: lazyRouteComponent(() => import('./FleetPage.tsx'), 'FleetPage'),
});
