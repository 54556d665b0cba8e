// Why a version was published, in the page's language.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { readCause } from './read-cause.ts';

export function useCauseText(): (text: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (text) => {
      const cause = readCause(text);
      switch (cause.kind) {
        case 'start':
          return t('cause.start');
        case 'settings':
          return t('cause.settings', { names: cause.names });
        case 'price':
          return t('cause.price', { number: cause.number, name: cause.name });
        case 'object': {
          const words = new Map(
            Object.entries(t(`cause.${cause.object}`, { returnObjects: true, name: cause.name })),
          );
          return words.get(cause.verb) ?? text;
        }
        case 'unknown':
          return cause.text;
      }
    },
    [t],
  );
}
