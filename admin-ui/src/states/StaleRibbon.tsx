// Says that what stands on the page could not be fetched anew, and since when it is from.
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../data/use-now.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Ribbon } from './Ribbon.tsx';

export function StaleRibbon({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const since = useRef(new Date());
  if (error === undefined || error === null) {
    since.current = now;
    return null;
  }
  return (
    <Ribbon tone="warn">
      {t('state.stale', { age: format.ago(since.current.toISOString(), now) })}
    </Ribbon>
  );
}
