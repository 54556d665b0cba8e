// The address of the settings page: the open part, the open task, and the row it is about.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch, searchPick, searchText } from '../../url/search.ts';

export const PARTS = [
  'profile',
  'installation',
  'staff',
  'groups',
  'families',
  'tokens',
  'danger',
] as const;
export type Part = (typeof PARTS)[number];

export const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/settings',
  validateSearch: defineSearch({
    /** Absent is the installation. */
    part: searchPick(PARTS),
    task: searchPick(['new', 'edit']),
    sel: searchText(80),
  }),
  loader: () => Promise.all([loadTexts('settings'), loadTexts('customers')]),
  component: lazyRouteComponent(() => import('./SettingsPage.tsx'), 'SettingsPage'),
});
