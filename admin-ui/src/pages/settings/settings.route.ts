// The address of the settings page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch } from '../../url/search.ts';

export const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/settings',
  validateSearch: defineSearch({}),
  loader: () => loadTexts('settings'),
  component: lazyRouteComponent(() => import('./SettingsPage.tsx'), 'SettingsPage'),
});
