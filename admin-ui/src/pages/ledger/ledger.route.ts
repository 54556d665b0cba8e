// The address of the ledger: its filters, the range, the open transaction.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch, searchPick, searchText, searchUuid } from '../../url/search.ts';
import { rangeSearch } from '../../url/time-range.ts';
import { KINDS, MODES } from './ledger-words.ts';

export const ledgerRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/ledger',
  validateSearch: defineSearch({
    ...rangeSearch,
    kind: searchPick(KINDS),
    customer: searchText(200),
    mode: searchPick(MODES),
    moves: searchPick(['true']),
    wallet: searchUuid(),
    sel: searchText(200),
  }),
  loader: () => loadTexts('ledger'),
  component: lazyRouteComponent(() => import('./LedgerPage.tsx'), 'LedgerPage'),
});
