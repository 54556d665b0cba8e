// The two rows over the usage log: query, range and live; then the filters as chips.
import { Button, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Filter, FilterChips } from '../../fields/FilterChips.tsx';
import { ToolRow } from '../../frame/ToolRow.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { IconCheck, IconChevronDown } from '../../icons/icons.ts';
import { iconProps, smallIconProps } from '../../marks/icon-props.ts';
import { Mark } from '../../marks/StatusMark.tsx';
import { RANGES, type RangeKey, type TimeRange } from '../../url/time-range.ts';
import { QueryField } from './QueryField.tsx';
import {
  FILTER_KEYS,
  type FilterKey,
  MODES,
  OUTCOMES,
  type RequestFilters,
} from './request-query.ts';
import styles from './requests.module.css';

interface RequestToolsProps {
  readonly filters: RequestFilters;
  readonly range: TimeRange;
  readonly isLive: boolean;
  readonly legend: ReactNode;
  readonly onFilters: (filters: RequestFilters) => void;
  readonly onRange: (key: RangeKey) => void;
  readonly onLive: (isLive: boolean) => void;
}

export function RequestTools(props: RequestToolsProps) {
  const { filters, range, isLive, legend, onFilters, onRange, onLive } = props;
  const { t } = useTranslation('requests');
  const chips = useChips();
  return (
    <div className={styles.tools}>
      <ToolRow
        actions={
          <>
            <RangeMenu range={range} onRange={onRange} />
            {range.key === undefined ? null : (
              <Button
                aria-pressed={isLive}
                leftSection={<Mark tone={isLive ? 'live' : 'off'} />}
                onClick={() => onLive(!isLive)}
              >
                {t('live')}
              </Button>
            )}
          </>
        }
      >
        <QueryField filters={filters} onChange={onFilters} />
      </ToolRow>
      <ToolRow actions={legend}>
        <FilterChips
          filters={chips}
          values={filters}
          onChange={(key, value) => onFilters(setFilter(filters, key, value))}
        />
      </ToolRow>
    </div>
  );
}

/** A value the address would drop, such as a status of `9xx`, changes nothing there. */
function setFilter(
  filters: RequestFilters,
  key: FilterKey,
  value: string | undefined,
): RequestFilters {
  return { ...filters, [key]: value };
}

function useChips(): readonly Filter<FilterKey>[] {
  const { t } = useTranslation('requests');
  const flags = [
    { value: 'true', label: t('true') },
    { value: 'false', label: t('false') },
  ];
  const options: Partial<Record<FilterKey, Filter['options']>> = {
    status: ['2xx', '4xx', '5xx'].map((value) => ({ value, label: value })),
    stream: flags,
    estimated: flags,
    mode: MODES.map((value) => ({ value, label: t(`mode.${value}`) })),
    outcome: OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) })),
  };
  return FILTER_KEYS.map((key) => {
    const listed = options[key];
    return { key, label: t(`filter.${key}`), ...(listed === undefined ? {} : { options: listed }) };
  });
}

interface RangeMenuProps {
  readonly range: TimeRange;
  readonly onRange: (key: RangeKey) => void;
}

function RangeMenu({ range, onRange }: RangeMenuProps) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const words =
    range.key === undefined
      ? t('range.between', { from: format.instant(range.from), to: format.instant(range.to) })
      : t(`range.${range.key}`);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button rightSection={<IconChevronDown {...smallIconProps} />}>{words}</Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('range.label')}>
        {RANGES.map((key) => (
          <Menu.Item
            key={key}
            rightSection={key === range.key ? <IconCheck {...iconProps} /> : null}
            onClick={() => onRange(key)}
          >
            {t(`range.${key}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
