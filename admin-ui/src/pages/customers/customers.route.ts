// The addresses of the customers list and of one customer, and the state they keep there:
// filters, order, the open tab and the open task.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch, searchPick, searchText, searchUuid } from '../../url/search.ts';

export const MODES = ['live', 'test'] as const;
export const STATES = ['active', 'disabled'] as const;
export const SORTS = ['EMAIL_ASC', 'EMAIL_DESC', 'CREATED_ASC', 'CREATED_DESC'] as const;

export const customersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/customers',
  validateSearch: defineSearch({
    q: searchText(),
    mode: searchPick(MODES),
    group: searchText(80),
    state: searchPick(STATES),
    sort: searchPick(SORTS),
    task: searchPick(['new']),
  }),
  loader: () => loadTexts('customers'),
  component: lazyRouteComponent(() => import('./CustomersPage.tsx'), 'CustomersPage'),
});

export const TABS = ['wallet', 'usage', 'keys', 'audit'] as const;
export type Tab = (typeof TABS)[number];

export const customerRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/customers/$userId',
  validateSearch: defineSearch({
    /** Absent is the wallet. */
    tab: searchPick(TABS),
    task: searchPick(['adjust', 'edit', 'new-key', 'edit-key']),
    /** The key that is being edited. */
    key: searchUuid(),
  }),
  loader: () => loadTexts('customers'),
  component: lazyRouteComponent(() => import('./CustomerPage.tsx'), 'CustomerPage'),
});
