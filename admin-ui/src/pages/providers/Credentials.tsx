// A provider's credentials: set or not, their last four, replaced or added without ever
// being shown.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRight } from '../../data/session.ts';
import { useAction } from '../../data/use-action.ts';
import { ConfirmDialog } from '../../dialogs/ConfirmDialog.tsx';
import { PasswordField } from '../../fields/PasswordField.tsx';
import { checkText } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { Section } from '../../frame/Section.tsx';
import { Age } from '../../marks/Time.tsx';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { showNotice } from '../../states/show-notice.ts';
import type { Provider } from './provider-columns.tsx';
import { CREATE_CREDENTIAL, DELETE_CREDENTIAL, REPLACE_CREDENTIAL } from './provider-documents.ts';
import styles from './providers.module.css';

type Credential = Provider['credentials'][number];
const REFETCH = { refetch: ['Providers', 'Provider'] };

export function Credentials({ provider }: { readonly provider: Provider }) {
  const { t } = useTranslation(['providers', 'common']);
  const canWrite = useRight('writeCredentials');
  const [editing, setEditing] = useState<Credential | 'new'>();
  const [deleting, setDeleting] = useState<Credential>();
  const remove = useAction(DELETE_CREDENTIAL, (data) => data.deleteCredential, REFETCH);
  const erase = async ({ id, version, name }: Credential): Promise<void> => {
    if ((await remove.run({ input: { id, expectedVersion: version } })).ok) {
      setDeleting(undefined);
      showNotice(t('credential.deleted', { name }));
    }
  };
  const close = (): void => setEditing(undefined);
  return (
    <Section title={t('column.credentials')} note={t('credential.note')}>
      {provider.credentials.map((credential) => (
        <div key={credential.id} className={styles.credential}>
          <span className={styles.credentialName}>
            <span className="strong">{credential.name}</span>{' '}
            <span className="muted">
              {credential.lastFour === '' ? t('credential.set') : `····${credential.lastFour}`} ·{' '}
              <Age at={credential.updatedAt} sentence />
            </span>
          </span>
          {canWrite ? (
            <>
              <Button size="compact-xs" onClick={() => setEditing(credential)}>
                {t('credential.replace')}
              </Button>
              <Button size="compact-xs" onClick={() => setDeleting(credential)}>
                {t('common:action.delete')}
              </Button>
            </>
          ) : null}
        </div>
      ))}
      {provider.credentials.length === 0 && editing === undefined ? (
        <p className="muted">{t('credential.empty')}</p>
      ) : null}
      {editing === undefined ? null : (
        <CredentialForm
          key={editing === 'new' ? 'new' : editing.id}
          provider={provider}
          credential={editing === 'new' ? undefined : editing}
          onClose={close}
        />
      )}
      {canWrite && editing === undefined ? (
        <Button className={styles.addCredential ?? ''} onClick={() => setEditing('new')}>
          {t('credential.add')}
        </Button>
      ) : null}
      <ConfirmDialog
        opened={deleting !== undefined}
        danger
        title={t('credential.deleteTitle', { name: deleting?.name ?? '' })}
        effect={t('credential.deleteEffect')}
        confirmLabel={t('common:action.delete')}
        busy={remove.busy}
        problem={remove.problem}
        onConfirm={() => deleting && void erase(deleting)}
        onClose={() => setDeleting(undefined)}
      />
    </Section>
  );
}

interface CredentialFormProps {
  readonly provider: Provider;
  /** Absent adds one. */
  readonly credential: Credential | undefined;
  readonly onClose: () => void;
}

function CredentialForm({ provider, credential, onClose }: CredentialFormProps) {
  const { t } = useTranslation(['providers', 'common']);
  const create = useAction(CREATE_CREDENTIAL, (data) => data.createCredential, REFETCH);
  const replace = useAction(REPLACE_CREDENTIAL, (data) => data.replaceCredential, REFETCH);
  const { form, applyProblem, submit } = useAppForm({
    initial: { name: credential?.name ?? 'main', secret: '' },
    check: (values) => ({
      name: checkText(values.name, { max: 100 }),
      secret: checkText(values.secret, { max: 8_000 }),
    }),
  });
  const save = async (values: { name: string; secret: string }): Promise<void> => {
    const { secret } = values;
    const outcome =
      credential === undefined
        ? await create.run({ input: { providerId: provider.id, name: values.name.trim(), secret } })
        : await replace.run({
            input: { id: credential.id, expectedVersion: credential.version, secret },
          });
    if (outcome.ok) {
      showNotice(t('credential.saved', { name: values.name.trim() }));
      onClose();
    } else {
      applyProblem(outcome.problem);
    }
  };
  return (
    <form className={styles.form} noValidate onSubmit={submit(save)}>
      {credential === undefined ? (
        <TextInput label={t('form.name')} {...form.getInputProps('name')} />
      ) : (
        <p className="secondary">{t('credential.replaceHelp', { name: credential.name })}</p>
      )}
      <PasswordField
        label={t('credential.secret')}
        description={t('credential.secretHelp')}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('secret')}
      />
      <ProblemNote problem={create.problem ?? replace.problem} />
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t('common:action.cancel')}</Button>
        <Button type="submit" variant="filled" loading={create.busy || replace.busy}>
          {t('credential.save')}
        </Button>
      </div>
    </form>
  );
}
