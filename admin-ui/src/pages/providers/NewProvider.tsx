// Adding a provider: choose a vendor that is known or write one, then its credential in
// the same step.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../data/use-problem-text.ts';
import { Section } from '../../frame/Section.tsx';
import { TaskDrawer } from '../../frame/TaskDrawer.tsx';
import { ProblemNote } from '../../states/ProblemNote.tsx';
import { showNotice } from '../../states/show-notice.ts';
import { NewProviderFields } from './NewProviderFields.tsx';
import styles from './providers.module.css';
import { useNewProvider } from './use-new-provider.ts';

interface NewProviderProps {
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
}

const FORM_ID = 'provider-form';

export function NewProvider({ onSaved, onClose }: NewProviderProps) {
  const { t } = useTranslation(['providers', 'common']);
  const { forProblem } = useProblemText();
  const state = useNewProvider(({ id, name }) => {
    showNotice(t('create.done', { name }));
    onSaved(id);
  });
  const { made, refused } = state;
  const leave = (): void => (made === undefined ? onClose() : onSaved(made.id));
  return (
    <TaskDrawer
      opened
      title={t('create.title')}
      onClose={leave}
      foot={
        <>
          <ProblemNote problem={state.problem} />
          {made === undefined || refused === undefined ? null : (
            <span className={styles.refused} role="alert">
              {t('create.noCredential', { name: made.name, why: forProblem(refused) })}
            </span>
          )}
          <span style={{ flex: 1 }} />
          <Button onClick={leave}>
            {t(made === undefined ? 'common:action.cancel' : 'common:action.close')}
          </Button>
          <Button type="submit" form={FORM_ID} variant="filled" loading={state.busy}>
            {t(made === undefined ? 'common:action.create' : 'credential.save')}
          </Button>
        </>
      }
    >
      <Section title={t('form.title')}>
        <form id={FORM_ID} className={styles.form} noValidate onSubmit={state.send}>
          <NewProviderFields state={state} />
        </form>
      </Section>
    </TaskDrawer>
  );
}
