// The small form behind a filter chip: a list to choose from, or a text.
import { Button, TextInput, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconCheck } from '../icons/icons.ts';
import { smallIconProps } from '../marks/icon-props.ts';
import type { Filter } from './FilterChips.tsx';
import styles from './fields.module.css';

interface FilterValueProps {
  readonly filter: Filter;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

export function FilterValue({ filter, value, onChange }: FilterValueProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value ?? '');
  if (filter.options !== undefined) {
    return (
      <fieldset className={styles.options} aria-label={t('filter.value', { name: filter.label })}>
        {filter.options.map((option) => (
          <UnstyledButton
            key={option.value}
            className={styles.option}
            aria-pressed={option.value === value}
            onClick={() => onChange(option.value)}
          >
            {option.label}
            {option.value === value ? <IconCheck {...smallIconProps} /> : null}
          </UnstyledButton>
        ))}
      </fieldset>
    );
  }
  return (
    <form
      className={styles.chipForm}
      onSubmit={(event) => {
        event.preventDefault();
        onChange(text.trim() === '' ? undefined : text.trim());
      }}
    >
      <TextInput
        label={t('filter.value', { name: filter.label })}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
      />
      <Button type="submit" variant="filled">
        {t('filter.apply')}
      </Button>
    </form>
  );
}
