// Oneself: name, language, password and session.
import { useQuery } from '@apollo/client/react';
import { Button, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../data/session.ts';
import { useAction } from '../../data/use-action.ts';
import { PasswordField } from '../../fields/PasswordField.tsx';
import { checkText } from '../../fields/read-fields.ts';
import { useAppForm } from '../../fields/use-app-form.ts';
import { Fact, Facts, Section } from '../../frame/Section.tsx';
import type { ProfileQuery } from '../../generated/settings/graphql.ts';
import { changeLanguage } from '../../i18n/i18n.ts';
import { Instant } from '../../marks/Time.tsx';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { QueryView } from '../../states/QueryView.tsx';
import { showNotice } from '../../states/show-notice.ts';
import styles from './settings.module.css';
import { CHANGE_PASSWORD, PROFILE, UPDATE_PROFILE } from './settings-documents.ts';

type Me = NonNullable<ProfileQuery['me']>;

const LEAST_LENGTH = 12;
const LOCALES = [
  { value: 'en', label: 'English' },
  { value: 'zh-CN', label: '简体中文' },
];

export function ProfilePart() {
  const { data, error, refetch } = useQuery(PROFILE, { fetchPolicy: 'network-only' });
  return (
    <QueryView data={data?.me ?? undefined} error={error} refetch={refetch}>
      {(me) => (
        <>
          <ProfileForm me={me} />
          <PasswordForm />
          <SessionFacts me={me} />
        </>
      )}
    </QueryView>
  );
}

function ProfileForm({ me }: { readonly me: Me }) {
  const { t } = useTranslation(['settings', 'common']);
  const update = useAction(UPDATE_PROFILE, (data) => data.updateProfile, { refetch: ['Profile'] });
  const { form, applyProblem, submit } = useAppForm({
    initial: { name: me.user.name, locale: me.user.locale.startsWith('zh') ? 'zh-CN' : 'en' },
    check: ({ name }) => ({ name: checkText(name, { min: 0, max: 100 }) }),
  });
  const save = submit(async ({ name, locale }) => {
    const outcome = await update.run({ input: { name: name.trim(), locale } });
    if (outcome.ok) {
      showNotice(t('common:form.saved'));
      await changeLanguage(locale === 'zh-CN' ? 'zh' : 'en');
    } else {
      applyProblem(outcome.problem);
    }
  });
  return (
    <Section beside title={t('profile.title')} note={me.user.email}>
      <form className={styles.fields} noValidate onSubmit={save}>
        <TextInput label={t('staff.name')} autoComplete="name" {...form.getInputProps('name')} />
        <Select
          label={t('common:account.language')}
          data={LOCALES}
          classNames={{ wrapper: styles.short ?? '' }}
          {...form.getInputProps('locale')}
        />
        <ProblemNote problem={update.problem} />
        <div className={styles.buttons}>
          <Button type="submit" loading={update.busy}>
            {t('common:action.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function PasswordForm() {
  const { t } = useTranslation('settings');
  const change = useAction(CHANGE_PASSWORD, (data) => data.replacePassword);
  const { form, applyProblem, submit } = useAppForm({
    initial: { currentPassword: '', newPassword: '', repeat: '' },
    check: ({ currentPassword, newPassword, repeat }) => ({
      currentPassword: checkText(currentPassword, { max: 1000 }),
      newPassword: checkText(newPassword, { min: LEAST_LENGTH, max: 1000 }),
      repeat: newPassword === repeat ? undefined : 'passwordsDiffer',
    }),
  });
  const save = submit(async ({ currentPassword, newPassword }) => {
    const outcome = await change.run({ input: { currentPassword, newPassword } });
    if (outcome.ok) {
      form.reset();
      showNotice(t('password.done'));
    } else {
      applyProblem(outcome.problem);
    }
  });
  return (
    <Section beside title={t('password.title')} note={t('password.note')}>
      <form className={styles.fields} noValidate onSubmit={save}>
        <PasswordField
          label={t('password.current')}
          autoComplete="current-password"
          {...form.getInputProps('currentPassword')}
        />
        <PasswordField
          label={t('password.next')}
          description={t('password.rule')}
          autoComplete="new-password"
          {...form.getInputProps('newPassword')}
        />
        <PasswordField
          label={t('password.repeat')}
          autoComplete="new-password"
          {...form.getInputProps('repeat')}
        />
        <ProblemNote problem={change.problem} />
        <div className={styles.buttons}>
          <Button type="submit" loading={change.busy}>
            {t('password.submit')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function SessionFacts({ me }: { readonly me: Me }) {
  const { t } = useTranslation(['settings', 'common']);
  const { signOut } = useSession();
  return (
    <Section beside title={t('session.title')}>
      <div className={styles.fields}>
        <Facts>
          <Fact label={t('staff.role')}>{t(`common:role.${me.user.role}`)}</Fact>
          <Fact label={t('session.since')}>
            <Instant at={me.user.createdAt} />
          </Fact>
          <Fact label={t('session.confirmed')}>
            <Instant at={me.steppedUpUntil} />
          </Fact>
        </Facts>
        <div className={styles.buttons}>
          <Button onClick={signOut}>{t('common:account.signOut')}</Button>
        </div>
      </div>
    </Section>
  );
}
