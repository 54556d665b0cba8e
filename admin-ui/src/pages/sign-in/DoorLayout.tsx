// The layout of the pages before the door: brand, one form, language, the drawing.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandMark } from '../../frame/BrandMark.tsx';
import { changeLanguage, LANGUAGES, type Language } from '../../i18n/i18n.ts';
import { RouteDrawing } from './RouteDrawing.tsx';
import styles from './sign-in.module.css';

const NAMES = { en: 'English', zh: '简体中文' } as const satisfies Record<Language, string>;

interface DoorLayoutProps {
  readonly title: string;
  readonly help: string;
  readonly children: ReactNode;
}

export function DoorLayout({ title, help, children }: DoorLayoutProps) {
  const { t, i18n } = useTranslation(['auth', 'common']);
  return (
    <div className={styles.page}>
      <main className={styles.column}>
        <div className={styles.brand}>
          <BrandMark />
          {t('common:productName')}
        </div>
        <div className={styles.form}>
          <div>
            <h1 className={styles.title}>{title}</h1>
            <p className={styles.lead}>{help}</p>
          </div>
          {children}
        </div>
        <div className={styles.foot}>
          <span>
            {t('signIn.domain')} <strong>{location.host}</strong>
          </span>
          {LANGUAGES.map((language) => (
            <button
              key={language}
              type="button"
              lang={language === 'zh' ? 'zh-CN' : 'en'}
              className={styles.language}
              aria-pressed={i18n.language === language}
              onClick={() => void changeLanguage(language)}
            >
              {NAMES[language]}
            </button>
          ))}
        </div>
      </main>
      <RouteDrawing />
    </div>
  );
}
