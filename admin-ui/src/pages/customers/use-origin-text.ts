// The origin of money in words; an origin that is newer than this page is shown as it is.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

export function useOriginText(): (origin: string) => string {
  const { t } = useTranslation('customers');
  return useCallback(
    (origin) =>
      new Map<string, string>(Object.entries(t('origin', { returnObjects: true }))).get(origin) ??
      origin,
    [t],
  );
}
