// Turns the server's codes into sentences of the page's language. A code without a
// translation falls back to the server's own message, which is never an internal one.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type Problem, type ProblemField, readParams } from './problem.ts';

export function useProblemText() {
  const { t, i18n } = useTranslation('problems');
  const forProblem = useCallback(
    (problem: Pick<Problem, 'code' | 'message' | 'params'>): string => {
      const texts = t('code', { returnObjects: true, ...readParams(problem.params) });
      const text = new Map<string, string>(Object.entries(texts)).get(problem.code);
      return text ?? t('unknown', { message: problem.message || problem.code });
    },
    [t],
  );
  const forField = useCallback(
    (field: Pick<ProblemField, 'code' | 'message'>): string => {
      const texts = t('field', { returnObjects: true });
      const text = new Map<string, string>(Object.entries(texts)).get(field.code);
      // The server's English names the exact rule; its codes are coarser.
      const isServers = field.code.includes('_') || field.message.includes(' ');
      return i18n.language === 'en' && isServers ? field.message : (text ?? field.message);
    },
    [t, i18n.language],
  );
  return { forProblem, forField };
}
