// Which models a channel serves, and under which name its upstream knows each.
import { useQuery } from '@apollo/client/react';
import { ActionIcon, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconX } from '../../icons/icons.ts';
import { iconProps } from '../../marks/icon-props.ts';
import type { MappedModel } from './channel-form.ts';
import { FIND_MODELS } from './channel-task-documents.ts';
import styles from './channels.module.css';

interface MappingEditorProps {
  readonly models: readonly MappedModel[];
  readonly errors: Readonly<Record<string, unknown>>;
  readonly onChange: (models: readonly MappedModel[]) => void;
}

export function MappingEditor({ models, errors, onChange }: MappingEditorProps) {
  const { t } = useTranslation('channels');
  const rename = (modelId: string, upstreamModel: string): void =>
    onChange(models.map((row) => (row.modelId === modelId ? { ...row, upstreamModel } : row)));
  const errorAt = (index: number): string | undefined => {
    const error = errors[`models.${index}.upstreamModel`] ?? errors[`models.${index}.modelId`];
    return typeof error === 'string' ? error : undefined;
  };
  return (
    <div className={styles.mapping}>
      {models.length === 0 ? null : (
        <div className={styles.mappingRow}>
          <span className={styles.mappingHead}>{t('column.model')}</span>
          <span className={styles.mappingHead}>{t('form.upstreamName')}</span>
        </div>
      )}
      {models.map((row, index) => (
        <div key={row.modelId} className={styles.mappingRow}>
          <span className={styles.mappedName} title={row.slug}>
            {row.slug}
          </span>
          <TextInput
            aria-label={t('form.upstreamOf', { model: row.slug })}
            value={row.upstreamModel}
            error={errorAt(index)}
            onChange={(event) => rename(row.modelId, event.currentTarget.value)}
          />
          <ActionIcon
            aria-label={t('form.removeModel', { model: row.slug })}
            onClick={() => onChange(models.filter(({ modelId }) => modelId !== row.modelId))}
          >
            <IconX {...iconProps} />
          </ActionIcon>
        </div>
      ))}
      <ModelPicker
        taken={models}
        onPick={(model) =>
          onChange([...models, { modelId: model.id, slug: model.slug, upstreamModel: model.slug }])
        }
      />
    </div>
  );
}

interface ModelPickerProps {
  readonly taken: readonly MappedModel[];
  readonly onPick: (model: { readonly id: string; readonly slug: string }) => void;
}

function ModelPicker({ taken, onPick }: ModelPickerProps) {
  const { t } = useTranslation('channels');
  const [search, setSearch] = useState('');
  const { data, previousData } = useQuery(FIND_MODELS, {
    variables: { search: search.trim() === '' ? null : search.trim() },
  });
  const found = (data ?? previousData)?.models.nodes ?? [];
  const free = found.filter(({ id }) => !taken.some(({ modelId }) => modelId === id));
  return (
    <Select
      label={t('form.addModel')}
      placeholder={t('form.addModelHint')}
      searchable
      value={null}
      searchValue={search}
      onSearchChange={setSearch}
      // The server has searched already, also by the names that are not shown.
      filter={({ options }) => options}
      nothingFoundMessage={t('form.noModel')}
      data={free.map(({ id, slug, vendor }) => ({ value: id, label: `${slug} · ${vendor}` }))}
      onChange={(id) => {
        const model = free.find((candidate) => candidate.id === id);
        if (model !== undefined) {
          onPick(model);
          setSearch('');
        }
      }}
    />
  );
}
