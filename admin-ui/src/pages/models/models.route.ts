// The address of the models page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch } from '../../url/search.ts';

export const modelsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/models',
  validateSearch: defineSearch({}),
  component: lazyRouteComponent(() => import('./ModelsPage.tsx'), 'ModelsPage'),
});
