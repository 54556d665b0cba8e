// The fields of a model in sections: its names, its limits, and its declared lists.
import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChipsField, errorsUnder } from '../../fields/ChipsField.tsx';
import type { useAppForm } from '../../fields/use-app-form.ts';
import { Section } from '../../frame/Section.tsx';
import type { ModelValues } from './model-form.ts';
import styles from './models.module.css';
import { MODEL_TYPES } from './models.route.ts';

type FormState = ReturnType<typeof useAppForm<ModelValues>>['form'];

interface ModelFieldsProps {
  readonly form: FormState;
  readonly isNew: boolean;
}

const LISTS = [
  ['aliases', 'column.aliases', 'form.aliasesHelp'],
  ['vendorPrefixes', 'form.prefixes', 'form.prefixesHelp'],
  ['families', 'column.families', 'form.familiesHelp'],
  ['availableSizes', 'form.sizes', 'form.sizesHelp'],
  ['availableRatios', 'form.ratios', 'form.ratiosHelp'],
  ['availableDurations', 'form.durations', 'form.durationsHelp'],
] as const;

export function ModelFields({ form, isNew }: ModelFieldsProps) {
  const { t } = useTranslation('models');
  const lists = LISTS.map(([key, label, help]) => (
    <ChipsField
      key={key}
      label={t(label)}
      help={t(help)}
      values={form.getValues()[key]}
      errors={errorsUnder(form.errors, key)}
      onChange={(values) => form.setFieldValue(key, values)}
    />
  ));
  const number = { inputMode: 'numeric' } as const;
  return (
    <>
      <Section title={t('form.names')}>
        <div className={styles.group}>
          <TextInput
            label={t('form.slug')}
            description={t('form.slugHelp')}
            data-autofocus
            {...form.getInputProps('slug')}
          />
          <div className={styles.pair}>
            <TextInput label={t('form.name')} {...form.getInputProps('name')} />
            <TextInput label={t('column.vendor')} {...form.getInputProps('vendor')} />
          </div>
          <Select
            label={t('column.type')}
            description={t('form.typeHelp')}
            disabled={!isNew}
            data={MODEL_TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
            {...form.getInputProps('modelType')}
          />
          {lists.slice(0, 3)}
        </div>
      </Section>
      <Section title={t('form.limits')}>
        <div className={styles.group}>
          <div className={styles.pair}>
            <TextInput
              label={t('form.contextTokens')}
              {...number}
              {...form.getInputProps('contextTokens')}
            />
            <TextInput
              label={t('form.maxOutput')}
              {...number}
              {...form.getInputProps('maxOutputTokens')}
            />
          </div>
          <div className={styles.pair}>
            <TextInput
              label={t('form.reasoning')}
              description={t('form.scoreHelp')}
              {...number}
              {...form.getInputProps('reasoningScore')}
            />
            <TextInput
              label={t('form.coding')}
              description={t('form.scoreHelp')}
              {...number}
              {...form.getInputProps('codingScore')}
            />
          </div>
          <TextInput label={t('form.bestFor')} {...form.getInputProps('bestFor')} />
          <TextInput
            label={t('form.multiplier')}
            description={t('form.multiplierHelp')}
            inputMode="decimal"
            {...form.getInputProps('multiplierPpm')}
          />
        </div>
      </Section>
      <Section title={t('form.lists')} note={t('form.listsNote')}>
        <div className={styles.group}>{lists.slice(3)}</div>
      </Section>
    </>
  );
}
