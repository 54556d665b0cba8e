// The filters of the models page: the address's words and what they mean to the API.
import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../../fields/FilterChips.tsx';
import { FAMILIES } from './model-documents.ts';
import { MODEL_TYPES } from './models.route.ts';

export interface ModelSearch {
  readonly type?: (typeof MODEL_TYPES)[number] | undefined;
  readonly family?: string | undefined;
  readonly vendor?: string | undefined;
  readonly published?: 'yes' | 'no' | undefined;
  readonly servable?: 'yes' | 'no' | undefined;
  readonly q?: string | undefined;
}

const answer = (value: 'yes' | 'no' | undefined): boolean | null =>
  value === undefined ? null : value === 'yes';

export function useModelFilters(search: ModelSearch) {
  const { t } = useTranslation('models');
  const families = useQuery(FAMILIES, { fetchPolicy: 'cache-first' });
  const filters = useMemo<readonly Filter<keyof ModelSearch>[]>(() => {
    const yesNo = (['yes', 'no'] as const).map((value) => ({ value, label: t(`answer.${value}`) }));
    return [
      { key: 'q', label: t('filter.name') },
      {
        key: 'type',
        label: t('column.type'),
        options: MODEL_TYPES.map((type) => ({ value: type, label: t(`type.${type}`) })),
      },
      {
        key: 'family',
        label: t('filter.family'),
        options: (families.data?.families.nodes ?? []).map(({ slug, name }) => ({
          value: slug,
          label: name,
        })),
      },
      { key: 'vendor', label: t('column.vendor') },
      { key: 'servable', label: t('column.servable'), options: yesNo },
      { key: 'published', label: t('column.published'), options: yesNo },
    ];
  }, [t, families.data]);
  return {
    filters,
    isFiltered: Object.values(search).some((value) => value !== undefined),
    filter: {
      modelType: search.type ?? null,
      family: search.family ?? null,
      vendor: search.vendor ?? null,
      enabled: answer(search.published),
      servable: answer(search.servable),
      search: search.q ?? null,
    },
  };
}
