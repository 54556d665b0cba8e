// The filters of a list as chips. Which are set is the page's address; this component only
// shows and changes it.
import { Menu, Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconPlus, IconX } from '../icons/icons.ts';
import { smallIconProps } from '../marks/icon-props.ts';
import { joinClasses } from '../marks/join-classes.ts';
import { FilterValue } from './FilterValue.tsx';
import styles from './fields.module.css';

export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

export interface Filter<K extends string = string> {
  readonly key: K;
  readonly label: string;
  /** A closed set; absent asks for text. */
  readonly options?: readonly FilterOption[];
  /** Ids and codes are mono. */
  readonly mono?: boolean;
}

interface FilterChipsProps<K extends string> {
  readonly filters: readonly Filter<K>[];
  readonly values: Readonly<Partial<Record<K, string | undefined>>>;
  readonly onChange: (key: K, value: string | undefined) => void;
}

export function FilterChips<K extends string>({ filters, values, onChange }: FilterChipsProps<K>) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<K>();
  const shown = filters.filter(({ key }) => values[key] !== undefined || key === editing);
  const addable = filters.filter((filter) => !shown.includes(filter));
  return (
    <>
      {shown.map((filter) => (
        <FilterChip
          key={filter.key}
          filter={filter}
          value={values[filter.key]}
          opened={editing === filter.key}
          onOpen={(opened) => setEditing(opened ? filter.key : undefined)}
          onChange={(value) => {
            setEditing(undefined);
            onChange(filter.key, value);
          }}
        />
      ))}
      {addable.length === 0 ? null : (
        <Menu position="bottom-start" returnFocus={false}>
          <Menu.Target>
            <button type="button" className={styles.chipAdd}>
              <IconPlus {...smallIconProps} />
              {t('filter.add')}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {addable.map(({ key, label }) => (
              <Menu.Item key={key} onClick={() => setEditing(key)}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}

interface FilterChipProps {
  readonly filter: Filter;
  readonly value: string | undefined;
  readonly opened: boolean;
  readonly onOpen: (opened: boolean) => void;
  readonly onChange: (value: string | undefined) => void;
}

function FilterChip({ filter, value, opened, onOpen, onChange }: FilterChipProps) {
  const { t } = useTranslation();
  const option = filter.options?.find((candidate) => candidate.value === value);
  return (
    <Popover opened={opened} onChange={onOpen} position="bottom-start" trapFocus>
      <span className={styles.chip}>
        <Popover.Target>
          <button type="button" className={styles.chipBody} onClick={() => onOpen(!opened)}>
            {filter.label}
            <span className={joinClasses(styles.chipValue, filter.mono === true && 'mono')}>
              {option?.label ?? value ?? '…'}
            </span>
          </button>
        </Popover.Target>
        <button
          type="button"
          className={styles.chipRemove}
          aria-label={t('filter.remove', { name: filter.label })}
          onClick={() => onChange(undefined)}
        >
          <IconX {...smallIconProps} />
        </button>
      </span>
      <Popover.Dropdown>
        <FilterValue filter={filter} value={value} onChange={onChange} />
      </Popover.Dropdown>
    </Popover>
  );
}
