// The filters of the address with the choices that the installation has, and what they
// mean to the API: a model is named by its slug there and by its id here.
import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../../fields/FilterChips.tsx';
import { CHANNEL_FILTERS, MODEL_BY_NAME } from './channel-documents.ts';
import { CHANNEL_STATES } from './channels.route.ts';

export interface ChannelSearch {
  readonly model?: string | undefined;
  readonly provider?: string | undefined;
  readonly state?: (typeof CHANNEL_STATES)[number] | undefined;
  readonly q?: string | undefined;
}

export type FilterKey = keyof ChannelSearch;

export function useChannelFilters(search: ChannelSearch) {
  const { t } = useTranslation('channels');
  const choices = useQuery(CHANNEL_FILTERS, { fetchPolicy: 'cache-first' });
  const named = useQuery(MODEL_BY_NAME, {
    variables: { name: search.model ?? '' },
    skip: search.model === undefined,
    fetchPolicy: 'cache-first',
  });
  const modelId = search.model === undefined ? undefined : named.data?.modelByName?.id;
  const filters = useMemo<readonly Filter<FilterKey>[]>(
    () => [
      {
        key: 'model',
        label: t('filter.model'),
        mono: true,
        options: (choices.data?.models.nodes ?? []).map(({ slug }) => ({
          value: slug,
          label: slug,
        })),
      },
      {
        key: 'provider',
        label: t('filter.provider'),
        options: (choices.data?.providers.nodes ?? []).map(({ id, name }) => ({
          value: id,
          label: name,
        })),
      },
      {
        key: 'state',
        label: t('filter.state'),
        options: CHANNEL_STATES.map((state) => ({ value: state, label: t(`state.${state}`) })),
      },
      { key: 'q', label: t('filter.name') },
    ],
    [t, choices.data],
  );
  const filter = useMemo(
    () => ({
      modelId: modelId ?? null,
      providerId: search.provider ?? null,
      state: search.state ?? null,
      search: search.q ?? null,
    }),
    [modelId, search.provider, search.state, search.q],
  );
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return {
    filters,
    filter,
    modelId,
    isFiltered,
    hasProviders: (choices.data?.providers.nodes.length ?? 1) > 0,
    /** The model of the address is still being looked up. */
    isResolving:
      search.model !== undefined && named.data === undefined && named.error === undefined,
    /** The address names a model that does not exist. */
    isUnknown: search.model !== undefined && named.data?.modelByName === null,
  };
}
