// The address of the versions page and the version that is open.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch, searchCount } from '../../url/search.ts';

export const versionsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/versions',
  validateSearch: defineSearch({ sel: searchCount(1_000_000_000) }),
  loader: () => loadTexts('versions'),
  component: lazyRouteComponent(() => import('./VersionsPage.tsx'), 'VersionsPage'),
});
