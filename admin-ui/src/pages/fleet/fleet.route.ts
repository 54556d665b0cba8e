// The address of the fleet page: which node is open, whether revoked ones are shown.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch, searchFlag, searchText } from '../../url/search.ts';

export const fleetRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/fleet',
  validateSearch: defineSearch({ q: searchText(), revoked: searchFlag(), sel: searchText(80) }),
  loader: () => loadTexts('fleet'),
  component: lazyRouteComponent(() => import('./FleetPage.tsx'), 'FleetPage'),
});
