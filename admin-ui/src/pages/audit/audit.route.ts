// The address of the audit trail: its filters and the entry that is open.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch, searchPick, searchText } from '../../url/search.ts';
import { rangeSearch } from '../../url/time-range.ts';
import { OBJECT_KINDS } from './audit-words.ts';

export const auditRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/audit',
  validateSearch: defineSearch({
    ...rangeSearch,
    q: searchText(),
    kind: searchPick(OBJECT_KINDS),
    action: searchText(80),
    outcome: searchPick(['done', 'refused']),
    object: searchText(80),
    actor: searchText(80),
    sel: searchText(40),
  }),
  loader: () => loadTexts('audit'),
  component: lazyRouteComponent(() => import('./AuditPage.tsx'), 'AuditPage'),
});
