// The address of the providers page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch } from '../../url/search.ts';

export const providersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/providers',
  validateSearch: defineSearch({}),
  loader: () => loadTexts('providers'),
  component: lazyRouteComponent(() => import('./ProvidersPage.tsx'), 'ProvidersPage'),
});
