// The address of the providers page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch, searchPick, searchText, searchUuid } from '../../url/search.ts';

export const providersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/providers',
  validateSearch: defineSearch({
    mode: searchPick(['live', 'test']),
    state: searchPick(['on', 'off']),
    q: searchText(),
    sel: searchUuid(),
    task: searchPick(['edit', 'new']),
  }),
  loader: () => loadTexts('providers'),
  component: lazyRouteComponent(() => import('./ProvidersPage.tsx'), 'ProvidersPage'),
});
