// The address of the channels page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch } from '../../url/search.ts';

export const channelsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/channels',
  validateSearch: defineSearch({}),
  loader: () => loadTexts('channels'),
  component: lazyRouteComponent(() => import('./ChannelsPage.tsx'), 'ChannelsPage'),
});
