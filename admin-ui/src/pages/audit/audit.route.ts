// The address of the audit page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch } from '../../url/search.ts';

export const auditRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/audit',
  validateSearch: defineSearch({}),
  loader: () => loadTexts('audit'),
  component: lazyRouteComponent(() => import('./AuditPage.tsx'), 'AuditPage'),
});
