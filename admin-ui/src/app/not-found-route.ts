// A name under /admin that no page has: that is said inside the frame, with the way on.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from './frame-route.ts';

export const notFoundRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/$page',
  component: lazyRouteComponent(() => import('./NotFoundPage.tsx'), 'NotFoundPage'),
});
