// Replaces the one-time password. Who comes from the sign-in form has just typed it; who
// comes back later is asked for it.
import { useTranslation } from 'react-i18next';
import { REPLACE_PASSWORD } from '../../app/session-documents.ts';
import { useAction } from '../../data/use-action.ts';
import { DoorLayout } from './DoorLayout.tsx';
import { ReplacePasswordForm } from './ReplacePasswordForm.tsx';

interface ReplacePasswordProps {
  readonly currentPassword?: string;
  readonly onDone: () => void;
}

export function ReplacePassword({ currentPassword, onDone }: ReplacePasswordProps) {
  const { t } = useTranslation('auth');
  const replace = useAction(REPLACE_PASSWORD, (data) => data.replacePassword);
  const submit = async (values: { current: string; password: string }): Promise<void> => {
    const outcome = await replace.run({
      input: { currentPassword: values.current, newPassword: values.password },
    });
    if (outcome.ok) {
      onDone();
    }
  };
  return (
    <DoorLayout title={t('replace.title')} help={t('replace.help')}>
      <ReplacePasswordForm
        currentPassword={currentPassword}
        busy={replace.busy}
        problem={replace.problem}
        onSubmit={(values) => void submit(values)}
      />
    </DoorLayout>
  );
}
