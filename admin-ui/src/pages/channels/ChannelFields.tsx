// The fields of a channel in sections: what it reaches, what it serves, how it is chosen;
// what is seldom changed is folded away.
import { Checkbox, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { useAppForm } from '../../fields/use-app-form.ts';
import { Section } from '../../frame/Section.tsx';
import type { ChannelChoicesQuery } from '../../generated/channels/graphql.ts';
import { ChannelLimits } from './ChannelLimits.tsx';
import { type ChannelValues, WIRE_APIS } from './channel-form.ts';
import styles from './channels.module.css';
import { MappingEditor } from './MappingEditor.tsx';

export type ChannelFormState = ReturnType<typeof useAppForm<ChannelValues>>['form'];

interface ChannelFieldsProps {
  readonly form: ChannelFormState;
  readonly choices: ChannelChoicesQuery;
  readonly isNew: boolean;
}

export function ChannelFields({ form, choices, isNew }: ChannelFieldsProps) {
  return (
    <>
      <Target form={form} choices={choices} isNew={isNew} />
      <Served form={form} isNew={isNew} />
      <Chosen form={form} />
      <ChannelLimits form={form} />
    </>
  );
}

function Target({ form, choices, isNew }: ChannelFieldsProps) {
  const { t } = useTranslation('channels');
  const { providerId } = form.getValues();
  const provider = choices.providers.nodes.find(({ id }) => id === providerId);
  const choose = (id: string | null): void => {
    const chosen = choices.providers.nodes.find((candidate) => candidate.id === id);
    const preset = choices.providerPresets.find(
      ({ vendor, baseUrl }) => vendor === chosen?.vendor && baseUrl === chosen.baseUrl,
    );
    const { vendor: _vendor, baseUrl: _url, __typename: _type, ...behaviour } = preset ?? {};
    form.setValues({
      ...behaviour,
      providerId: id ?? '',
      credentialId: chosen?.credentials[0]?.id ?? '',
    });
  };
  return (
    <Section title={t('form.target')}>
      <div className={styles.group}>
        <TextInput
          label={t('form.name')}
          description={t('form.nameHelp')}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <div className={styles.pair}>
          <Select
            label={t('form.provider')}
            disabled={!isNew}
            searchable
            data={choices.providers.nodes.map(({ id, name, mode }) => ({
              value: id,
              label: mode === 'test' ? `${name} · ${t('mode.test')}` : name,
            }))}
            {...form.getInputProps('providerId')}
            value={providerId === '' ? null : providerId}
            onChange={choose}
          />
          <Select
            label={t('form.credential')}
            disabled={provider === undefined}
            data={[
              { value: '', label: t('form.noCredential') },
              ...(provider?.credentials ?? []).map(({ id, name, lastFour }) => ({
                value: id,
                label: lastFour === '' ? name : `${name} ····${lastFour}`,
              })),
            ]}
            {...form.getInputProps('credentialId')}
          />
        </div>
        <TextInput
          label={t('form.baseUrl')}
          placeholder={provider?.baseUrl ?? ''}
          description={t('form.baseUrlHelp')}
          {...form.getInputProps('baseUrl')}
        />
      </div>
    </Section>
  );
}

function Served({ form, isNew }: Omit<ChannelFieldsProps, 'choices'>) {
  const { t } = useTranslation('channels');
  return (
    <Section title={t('peek.models')} note={t('form.modelsNote')}>
      <div className={styles.group}>
        <MappingEditor
          models={form.getValues().models}
          errors={form.errors}
          onChange={(models) => form.setFieldValue('models', models)}
        />
        {isNew ? (
          <Checkbox
            label={t('form.enableModels')}
            {...form.getInputProps('enableModels', { type: 'checkbox' })}
          />
        ) : null}
      </div>
    </Section>
  );
}

function Chosen({ form }: { readonly form: ChannelFormState }) {
  const { t } = useTranslation('channels');
  return (
    <Section title={t('form.routing')}>
      <div className={styles.group}>
        <div className={styles.pair}>
          <TextInput
            label={t('field.priority')}
            description={t('form.priorityHelp')}
            inputMode="numeric"
            {...form.getInputProps('priority')}
          />
          <TextInput
            label={t('field.weight')}
            description={t('form.weightHelp')}
            inputMode="numeric"
            {...form.getInputProps('weight')}
          />
        </div>
        <div className={styles.pair} data-stacks>
          <Select
            label={t('column.wireApi')}
            data={[...WIRE_APIS]}
            {...form.getInputProps('wireApi')}
          />
          <TextInput
            label={t('form.cost')}
            description={t('form.costHelp')}
            inputMode="decimal"
            {...form.getInputProps('costMultiplierPpm')}
          />
        </div>
      </div>
    </Section>
  );
}
