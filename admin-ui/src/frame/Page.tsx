// One page inside the frame: its bar, ribbons, content and the peek that pushes it.
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { IconChevronRight } from '../icons/icons.ts';
import { smallIconProps } from '../marks/icon-props.ts';
import { Ribbon } from '../states/Ribbon.tsx';
import { clearDropped, useDropped } from '../url/dropped-search.ts';
import { BrandMark } from './BrandMark.tsx';
import styles from './frame.module.css';
import { StoppedNotice } from './StoppedNotice.tsx';

interface PageProps {
  /** The page's name; on a detail, the object's. */
  readonly title: string;
  /** The list a detail belongs to. */
  readonly crumb?: { readonly title: string; readonly to: LinkProps['to'] };
  /** One line of facts beside the title. */
  readonly facts?: ReactNode;
  /** Right end of the bar. */
  readonly actions?: ReactNode;
  /** Rows that stay above the scrolling content: ToolRow, Figures, Ribbon. */
  readonly head?: ReactNode;
  readonly children: ReactNode;
  /** Fixed at the foot: SaveBar. */
  readonly foot?: ReactNode;
  /** An open Peek. */
  readonly peek?: ReactNode;
}

export function Page({ title, crumb, facts, actions, head, children, foot, peek }: PageProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('productName')}`;
  }, [title, t]);
  const isPeeking = peek !== undefined && peek !== null && peek !== false;
  return (
    <div className={styles.page} data-peek={isPeeking || undefined}>
      <main className={styles.main} id="content" tabIndex={-1}>
        <header className={styles.bar}>
          <span className={styles.barMark}>
            <BrandMark />
          </span>
          {crumb === undefined ? (
            <h1 className={styles.title}>{title}</h1>
          ) : (
            <Crumbs title={title} crumb={crumb} />
          )}
          {facts === undefined ? null : <div className={styles.facts}>{facts}</div>}
          <span className={styles.space} />
          {actions}
        </header>
        <StoppedNotice />
        <DroppedNotice />
        {head}
        <div className={styles.content}>{children}</div>
        {foot}
      </main>
      {isPeeking ? <Suspense fallback={<aside className={styles.peek} />}>{peek}</Suspense> : null}
    </div>
  );
}

function Crumbs({ title, crumb }: Pick<PageProps, 'title'> & Required<Pick<PageProps, 'crumb'>>) {
  return (
    <>
      <Link className={styles.crumb ?? ''} to={crumb.to}>
        {crumb.title}
      </Link>
      <IconChevronRight {...smallIconProps} className={styles.crumbSign} />
      <h1 className={styles.crumbTitle}>{title}</h1>
    </>
  );
}

function DroppedNotice() {
  const { t } = useTranslation();
  const dropped = useDropped();
  return dropped.length === 0 ? null : (
    <Ribbon tone="warn" onDismiss={clearDropped}>
      {t('filter.dropped', { keys: dropped.join(', ') })}
    </Ribbon>
  );
}
