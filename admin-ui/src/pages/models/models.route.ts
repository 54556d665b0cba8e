// The address of the models page and the state it keeps there.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { loadTexts } from '../../app/areas.ts';
import { frameRoute } from '../../app/frame-route.ts';
import { defineSearch, searchPick, searchText, searchUuid } from '../../url/search.ts';

export const MODEL_TYPES = [
  'llm',
  'text2image',
  'text2video',
  'embedding',
  'rerank',
  'speech',
  'transcription',
  'moderation',
] as const;

export const modelsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/admin/models',
  validateSearch: defineSearch({
    type: searchPick(MODEL_TYPES),
    family: searchText(),
    vendor: searchText(),
    published: searchPick(['yes', 'no']),
    servable: searchPick(['yes', 'no']),
    q: searchText(),
    sel: searchUuid(),
    task: searchPick(['edit', 'new']),
  }),
  loader: () => loadTexts('models'),
  component: lazyRouteComponent(() => import('./ModelsPage.tsx'), 'ModelsPage'),
});
