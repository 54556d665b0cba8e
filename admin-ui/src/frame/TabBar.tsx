// Tabs of a detail page. Each is a link, so the open tab is part of the address.
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './frame.module.css';

interface TabItem {
  readonly key: string;
  readonly label: string;
  readonly count?: number | undefined;
  readonly link: LinkProps;
}

export function TabBar({
  items,
  current,
}: {
  readonly items: readonly TabItem[];
  readonly current: string;
}): ReactNode {
  return (
    <nav className={styles.tabBar}>
      {items.map(({ key, label, count, link }) => (
        <Link
          key={key}
          {...link}
          className={styles.tab ?? ''}
          data-current={key === current || undefined}
          aria-current={key === current ? 'page' : undefined}
        >
          {label}
          {count === undefined ? null : <span className={styles.tabCount}>{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
