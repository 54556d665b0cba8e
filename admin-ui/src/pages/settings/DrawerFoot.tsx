// The two buttons at the foot of a drawer with a form.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface DrawerFootProps {
  readonly formId: string;
  readonly isNew: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
}

export function DrawerFoot({ formId, isNew, busy, onClose }: DrawerFootProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      <Button type="submit" form={formId} variant="filled" loading={busy}>
        {t(isNew ? 'action.create' : 'action.save')}
      </Button>
    </>
  );
}
