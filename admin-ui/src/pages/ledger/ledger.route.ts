// The address of the ledger page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch } from '../../url/search.ts';

export const ledgerRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/ledger',
  validateSearch: defineSearch({}),
  loader: () => loadTexts('ledger'),
  component: lazyRouteComponent(() => import('./LedgerPage.tsx'), 'LedgerPage'),
});
