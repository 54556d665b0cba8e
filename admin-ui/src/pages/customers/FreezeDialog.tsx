// Freezing an account, and taking it back: it names what stops.
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-action.ts';
import { ConfirmDialog } from '../../dialogs/ConfirmDialog.tsx';
import { showNotice } from '../../states/show-notice.ts';
import type { Customer } from './CustomerState.tsx';
import { UPDATE_ACCOUNT } from './customer-mutations.ts';

interface FreezeDialogProps {
  readonly account: Customer['account'];
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function FreezeDialog({ account, opened, onClose }: FreezeDialogProps) {
  const { t } = useTranslation('customers');
  const update = useAction(UPDATE_ACCOUNT, (data) => data.updateAccount, {
    refetch: ['Customer', 'Customers'],
  });
  const isFrozen = account.state === 'frozen';
  const verb = isFrozen ? 'undo' : 'do';
  const close = (): void => {
    update.clear();
    onClose();
  };
  const confirm = async (): Promise<void> => {
    const outcome = await update.run({
      input: {
        id: account.id,
        expectedVersion: account.version,
        state: isFrozen ? 'active' : 'frozen',
      },
    });
    if (outcome.ok) {
      showNotice(t(`freeze.${verb}Done`, { name: account.name }));
      onClose();
    }
  };
  return (
    <ConfirmDialog
      opened={opened}
      title={t(`freeze.${verb}Title`, { name: account.name })}
      effect={t(`freeze.${verb}Effect`, { count: account.apiKeyCount })}
      confirmLabel={t(isFrozen ? 'freeze.undoButton' : 'freeze.button')}
      danger={!isFrozen}
      busy={update.busy}
      problem={update.problem}
      onConfirm={() => void confirm()}
      onClose={close}
    />
  );
}
