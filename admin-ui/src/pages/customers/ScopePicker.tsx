// Chooses the families and models that a key may call; nothing chosen is everything.
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyChoicesQuery } from '../../generated/customers/graphql.ts';
import styles from './customers.module.css';

interface ScopePickerProps {
  readonly choices: KeyChoicesQuery;
  readonly families: readonly string[];
  readonly models: readonly string[];
  readonly onFamilies: (slugs: readonly string[]) => void;
  readonly onModels: (ids: readonly string[]) => void;
}

/** From here on a field narrows the list. */
const MANY = 12;

export function ScopePicker({ choices, families, models, onFamilies, onModels }: ScopePickerProps) {
  const { t } = useTranslation(['customers', 'common']);
  const [search, setSearch] = useState('');
  const allModels = choices.models.nodes;
  const word = search.trim().toLowerCase();
  const shown = allModels.filter(({ id, slug }) => slug.includes(word) || models.includes(id));
  const isOpen = families.length + models.length === 0;
  return (
    <div className={styles.scope}>
      <span className={styles.scopeHead}>{t('key.scope')}</span>
      <span className="muted">{t(isOpen ? 'key.scopeAll' : 'key.scopeSome')}</span>
      {choices.families.nodes.length === 0 ? null : (
        <Picks
          label={t('key.families')}
          items={choices.families.nodes.map(({ slug, name }) => ({ value: slug, label: name }))}
          chosen={families}
          onChange={onFamilies}
        />
      )}
      {allModels.length < MANY ? null : (
        <TextInput
          aria-label={t('key.findModel')}
          placeholder={t('key.findModel')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <Picks
        label={t('key.models')}
        items={shown.map(({ id, slug }) => ({ value: id, label: slug }))}
        chosen={models}
        onChange={onModels}
      />
    </div>
  );
}

interface PicksProps {
  readonly label: string;
  readonly items: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

function Picks({ label, items, chosen, onChange }: PicksProps) {
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.scopeHead}>{label}</legend>
      <div className={styles.scopeList}>
        {items.map((item) => (
          <Checkbox
            key={item.value}
            label={item.label}
            checked={chosen.includes(item.value)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? [...chosen, item.value]
                  : chosen.filter((one) => one !== item.value),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
