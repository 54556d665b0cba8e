// Starts translation: two languages, one JSON file per area, fetched when a page of
// that area opens. The choice is kept in the browser and read before the first paint.
import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORAGE_KEY = 'tollgate-language';

const files = import.meta.glob<{ default: Record<string, unknown> }>('./{en,zh}/*.json');

const lazyFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, area, done) => {
    const load = files[`./${language}/${area}.json`];
    if (load === undefined) {
      done(new Error(`There is no text file for ${language}/${area}.`), false);
      return;
    }
    load().then(
      (file) => done(null, file.default),
      (cause: unknown) => done(cause instanceof Error ? cause : String(cause), false),
    );
  },
};

/** The language of the page as the first-paint script has chosen it. */
export function readLanguage(): Language {
  return document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
}

/** The BCP 47 tag for Intl and the html element. */
export function localeOf(language: string): string {
  return language === 'zh' ? 'zh-CN' : 'en';
}

export async function startTranslation(): Promise<void> {
  await i18next
    .use(lazyFiles)
    .use(initReactI18next)
    .init({
      lng: readLanguage(),
      fallbackLng: false,
      supportedLngs: LANGUAGES,
      ns: ['common', 'problems'],
      defaultNS: 'common',
      keySeparator: '.',
      nsSeparator: ':',
      returnNull: false,
      interpolation: { escapeValue: false },
    });
}

/** Switches the language in place: the address and the page stay. */
export async function changeLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = localeOf(language);
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Without storage the choice lasts for this page.
  }
}
