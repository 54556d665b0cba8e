// The address of the prices page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch, searchPick, searchText, searchUuid } from '../../url/search.ts';

export const pricesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/prices',
  validateSearch: defineSearch({
    servable: searchPick(['yes', 'no']),
    published: searchPick(['yes', 'no']),
    vendor: searchText(),
    q: searchText(),
    sel: searchUuid(),
  }),
  loader: () => loadTexts('prices'),
  component: lazyRouteComponent(() => import('./PricesPage.tsx'), 'PricesPage'),
});
