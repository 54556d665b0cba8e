// The fields of a new provider: a known vendor fills them. Once the provider stands, only the
// secret of its credential can still be written.
import { useQuery } from '@apollo/client/react';
import { Checkbox, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../fields/PasswordField.tsx';
import { Segments } from '../../frame/Segments.tsx';
import { PRESETS } from './provider-documents.ts';
import styles from './providers.module.css';
import type { NewProviderState } from './use-new-provider.ts';

export function NewProviderFields({ state }: { readonly state: NewProviderState }) {
  const { t } = useTranslation(['providers', 'common']);
  const presets = useQuery(PRESETS);
  const { form, mode, setMode } = state;
  const isMade = state.made !== undefined;
  const known = presets.data?.providerPresets ?? [];
  const chosen = form.getValues().baseUrl;
  const pick = (url: string | null): void => {
    const preset = known.find(({ baseUrl }) => baseUrl === url);
    if (preset !== undefined) {
      const { name, vendor, baseUrl } = preset;
      form.setValues({ name, vendor, baseUrl });
    }
  };
  return (
    <>
      <Select
        label={t('create.vendor')}
        description={t('create.vendorNote')}
        placeholder={t('create.vendorHint')}
        searchable
        disabled={isMade}
        maxDropdownHeight={320}
        data-autofocus
        data={known.map(({ name, baseUrl }) => ({ value: baseUrl, label: name }))}
        value={known.some(({ baseUrl }) => baseUrl === chosen) ? chosen : null}
        onChange={pick}
      />
      <div className={styles.pair}>
        <TextInput label={t('form.name')} disabled={isMade} {...form.getInputProps('name')} />
        <TextInput label={t('form.vendor')} disabled={isMade} {...form.getInputProps('vendor')} />
      </div>
      <TextInput
        label={t('column.baseUrl')}
        description={t('form.baseUrlHelp')}
        disabled={isMade}
        {...form.getInputProps('baseUrl')}
      />
      <PasswordField
        label={t('credential.secret')}
        description={t('create.secretHelp')}
        autoComplete="off"
        {...form.getInputProps('secret')}
      />
      <div>
        <Segments
          label={t('column.mode')}
          options={[
            { key: 'live', label: t('mode.live') },
            { key: 'test', label: t('mode.test') },
          ]}
          value={mode}
          onChange={isMade ? () => undefined : setMode}
        />
        <p className="muted">{t(mode === 'live' ? 'mode.liveHelp' : 'mode.testHelp')}</p>
      </div>
      <Checkbox
        label={t('form.privateNetwork')}
        disabled={isMade}
        {...form.getInputProps('privateNetwork', { type: 'checkbox' })}
      />
    </>
  );
}
