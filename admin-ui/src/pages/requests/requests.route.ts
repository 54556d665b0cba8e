// The address of the usage log: every filter, the range, the open request, live or not.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch, searchFlag, searchText } from '../../url/search.ts';
import { rangeSearch } from '../../url/time-range.ts';
import { filterSearch } from './request-query.ts';

export const requestsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/requests',
  validateSearch: defineSearch({
    ...rangeSearch,
    ...filterSearch,
    live: searchFlag(),
    sel: searchText(160),
  }),
  loader: () => loadTexts('requests'),
  component: lazyRouteComponent(() => import('./RequestsPage.tsx'), 'RequestsPage'),
});
