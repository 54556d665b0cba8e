// Adding a provider: choose a vendor that is known or write one, then its credential in
// the same step.
import { useQuery } from '@apollo/client/react';
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { useProblemText } from '../../data/use-problem-text.ts';
import { PasswordField } from '../../fields/PasswordField.tsx';
import { checkText, checkUrl } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { Section } from '../../frame/Section.tsx';
import { Segments } from '../../frame/Segments.tsx';
import { TaskDrawer } from '../../frame/TaskDrawer.tsx';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { showNotice } from '../../states/show-notice.ts';
import { CREATE_CREDENTIAL, CREATE_PROVIDER, PRESETS } from './provider-documents.ts';
import styles from './providers.module.css';

interface NewProviderProps {
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}

const FORM_ID = 'provider-form';
const EMPTY = { name: '', vendor: '', baseUrl: '', secret: '', privateNetwork: false };
type Values = typeof EMPTY;

export function NewProvider({ onSaved, onClose }: NewProviderProps) {
  const { t } = useTranslation(['providers', 'common']);
  const { forProblem } = useProblemText();
  const presets = useQuery(PRESETS);
  const [mode, setMode] = useState<'live' | 'test'>('live');
  const create = useAction(CREATE_PROVIDER, (data) => data.createProvider, {
    refetch: ['Providers'],
  });
  const addCredential = useAction(CREATE_CREDENTIAL, (data) => data.createCredential, {
    refetch: ['Providers'],
  });
  const { form, applyProblem, submit } = useAppForm({
    initial: EMPTY,
    check: (values: Values) => ({
      name: checkText(values.name, { max: 100 }),
      vendor: checkText(values.vendor, { max: 100 }),
      baseUrl: checkUrl(values.baseUrl),
    }),
  });
  const save = async ({ secret, ...values }: Values): Promise<void> => {
    const outcome = await create.run({ input: { ...values, mode } });
    if (!outcome.ok) {
      applyProblem(outcome.problem);
      return;
    }
    const { id, name } = outcome.value;
    const stored =
      secret.trim() === ''
        ? undefined
        : await addCredential.run({ input: { providerId: id, name: 'main', secret } });
    // The provider stands either way; its page offers the credential again.
    showNotice(
      stored === undefined || stored.ok
        ? t('create.done', { name })
        : t('create.noCredential', { name, why: forProblem(stored.problem) }),
    );
    onSaved(id);
  };
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
    <TaskDrawer
      opened
      title={t('create.title')}
      onClose={onClose}
      foot={
        <>
          <ProblemNote problem={create.problem} />
          <span style={{ flex: 1 }} />
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button
            type="submit"
            form={FORM_ID}
            variant="filled"
            loading={create.busy || addCredential.busy}
          >
            {t('common:action.create')}
          </Button>
        </>
      }
    >
      <Section title={t('form.title')}>
        <form id={FORM_ID} className={styles.form} noValidate onSubmit={submit(save)}>
          <Select
            label={t('create.vendor')}
            description={t('create.vendorNote')}
            placeholder={t('create.vendorHint')}
            searchable
            maxDropdownHeight={320}
            data-autofocus
            data={known.map(({ name, baseUrl }) => ({ value: baseUrl, label: name }))}
            value={known.some(({ baseUrl }) => baseUrl === chosen) ? chosen : null}
            onChange={pick}
          />
          <div className={styles.pair}>
            <TextInput label={t('form.name')} {...form.getInputProps('name')} />
            <TextInput label={t('form.vendor')} {...form.getInputProps('vendor')} />
          </div>
          <TextInput
            label={t('column.baseUrl')}
            description={t('form.baseUrlHelp')}
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
              onChange={setMode}
            />
            <p className="muted">{t(mode === 'live' ? 'mode.liveHelp' : 'mode.testHelp')}</p>
          </div>
          <Checkbox
            label={t('form.privateNetwork')}
            {...form.getInputProps('privateNetwork', { type: 'checkbox' })}
          />
        </form>
      </Section>
    </TaskDrawer>
  );
}
