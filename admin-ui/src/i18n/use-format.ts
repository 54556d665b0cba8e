// The printers of format/ bound to the page's language, zone and clock.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  printDay,
  printExactInstant,
  printInstant,
  splitAge,
  splitClockTime,
} from '../format/time.ts';
import { localeOf } from './i18n.ts';

export function useFormat() {
  const { t, i18n } = useTranslation();
  const locale = localeOf(i18n.language);
  return useMemo(() => {
    const context = { locale, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
    const age = (ms: number): string => {
      const { unit, value } = splitAge(ms);
      return t(`age.${unit}`, { value });
    };
    return {
      context,
      /** `4 min` for a length of time. */
      age,
      /** `4 min ago`, or `just now`. */
      ago: (iso: string, now: Date): string => {
        const ms = now.getTime() - new Date(iso).getTime();
        return ms < 1000 ? t('age.now') : t('age.ago', { age: age(ms) });
      },
      instant: (iso: string, now: Date = new Date()): string => printInstant(iso, context, now),
      day: (iso: string): string => printDay(iso, context),
      clockTime: (iso: string) => splitClockTime(iso, context),
      exactInstant: (iso: string): string => printExactInstant(iso, context),
      list: (items: readonly string[]): string =>
        new Intl.ListFormat(locale, { type: 'unit' }).format(items),
    };
  }, [t, locale]);
}
