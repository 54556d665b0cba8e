// The address of the customers page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch } from '../../url/search.ts';

export const customersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/customers',
  validateSearch: defineSearch({}),
  loader: () => loadTexts('customers'),
  component: lazyRouteComponent(() => import('./CustomersPage.tsx'), 'CustomersPage'),
});
