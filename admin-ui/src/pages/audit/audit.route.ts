// The address of the audit page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch } from '../../url/search.ts';

export const auditRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/audit',
  validateSearch: defineSearch({}),
  component: lazyRouteComponent(() => import('./AuditPage.tsx'), 'AuditPage'),
});
