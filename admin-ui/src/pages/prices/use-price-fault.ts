// What is wrong with a typed price, in words: the same in the table, the detail and the save bar.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../data/use-problem-text.ts';
import { checkPrice } from './price-draft.ts';

export function usePriceFault(): (text: string | undefined) => string | undefined {
  const { t } = useTranslation('prices');
  const { forField } = useProblemText();
  return useCallback(
    (text) => {
      const code = checkPrice(text ?? '');
      if (code === undefined) {
        return undefined;
      }
      return code === 'tooLarge' ? t('tooLarge') : forField({ code, message: code });
    },
    [t, forField],
  );
}
