// The address of the versions page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch } from '../../url/search.ts';

export const versionsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/versions',
  validateSearch: defineSearch({}),
  loader: () => loadTexts('versions'),
  component: lazyRouteComponent(() => import('./VersionsPage.tsx'), 'VersionsPage'),
});
