// The signed-in frame: navigation beside the page's outlet.
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { clearDropped } from '../url/dropped-search.ts';
import styles from './frame.module.css';
import { PhoneTabs } from './PhoneTabs.tsx';
import { SideNav } from './SideNav.tsx';

export function Frame() {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  // A notice about one page's address says nothing about the next page's.
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving the path is the trigger
  useEffect(() => clearDropped, [path]);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t('skipToContent')}
      </a>
      <SideNav />
      <Outlet />
      <PhoneTabs />
    </div>
  );
}
