// The address of the models page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch } from '../../url/search.ts';

export const modelsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/models',
  validateSearch: defineSearch({}),
  loader: () => loadTexts('models'),
  component: lazyRouteComponent(() => import('./ModelsPage.tsx'), 'ModelsPage'),
});
