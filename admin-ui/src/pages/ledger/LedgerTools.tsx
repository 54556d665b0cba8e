// The filters of the ledger and its range of time.
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Filter, FilterChips } from '../../fields/FilterChips.tsx';
import { Segments } from '../../frame/Segments.tsx';
import { ToolRow } from '../../frame/ToolRow.tsx';
import { KINDS, MODES } from './ledger-words.ts';

const route = getRouteApi('/frame/admin/ledger');
const RANGES = ['all', '24h', '7d', '30d'] as const;
type Key = 'kind' | 'customer' | 'mode' | 'moves' | 'wallet';

export function LedgerTools() {
  const { t } = useTranslation('ledger');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { range } = search;
  const filters: readonly Filter<Key>[] = [
    {
      key: 'kind',
      label: t('filter.kind'),
      options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
    },
    { key: 'customer', label: t('filter.customer') },
    {
      key: 'mode',
      label: t('filter.mode'),
      options: MODES.map((value) => ({ value, label: t(`mode.${value}`) })),
    },
    {
      key: 'moves',
      label: t('filter.moves'),
      options: [{ value: 'true', label: t('moves.true') }],
    },
    { key: 'wallet', label: t('filter.wallet'), mono: true },
  ];
  return (
    <ToolRow
      actions={
        <Segments
          label={t('range.label')}
          options={RANGES.map((key) => ({ key, label: t(`range.${key}`) }))}
          value={range === '1h' || range === '6h' ? undefined : (range ?? 'all')}
          onChange={(key) =>
            void navigate({
              search: {
                ...search,
                range: key === 'all' ? undefined : key,
                from: undefined,
                to: undefined,
              },
            })
          }
        />
      }
    >
      <FilterChips
        filters={filters}
        values={search}
        onChange={(key, value) => void navigate({ search: { ...search, [key]: value } })}
      />
    </ToolRow>
  );
}
