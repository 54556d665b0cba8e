// The address of the channels page and the state it keeps there: filters, the open row
// and the open task.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch, searchPick, searchText, searchUuid } from '../../url/search.ts';

export const CHANNEL_STATES = ['on', 'degraded', 'tripped', 'off'] as const;

export const channelsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/channels',
  validateSearch: defineSearch({
    model: searchText(),
    provider: searchUuid(),
    state: searchPick(CHANNEL_STATES),
    q: searchText(),
    /** The row whose detail is open. */
    sel: searchUuid(),
    /** The drawer: testing or editing the open row, or making a new one. */
    task: searchPick(['test', 'edit', 'new']),
  }),
  loader: () => loadTexts('channels'),
  component: lazyRouteComponent(() => import('./ChannelsPage.tsx'), 'ChannelsPage'),
});
