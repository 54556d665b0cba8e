// A state as shape, colour and word together, so that colour alone never tells it.
import type { ReactNode } from 'react';
import { joinClasses } from './join-classes.ts';
import styles from './marks.module.css';

export type Tone = 'ok' | 'warn' | 'bad' | 'draining' | 'live' | 'off' | 'draft';

const FILL = {
  ok: 'var(--ok-mark)',
  warn: 'var(--warn-mark)',
  bad: 'var(--bad-mark)',
  draining: 'var(--warn-mark)',
  live: 'var(--accent)',
  off: 'var(--ring)',
  draft: 'var(--draft)',
} as const satisfies Record<Tone, string>;

/** The bare 9 px shape; give it a word beside it. */
export function Mark({ tone }: { readonly tone: Tone }) {
  return (
    <svg width="9" height="9" viewBox="0 0 9 9" aria-hidden="true" fill={FILL[tone]}>
      <MarkShape tone={tone} />
    </svg>
  );
}

function MarkShape({ tone }: { readonly tone: Tone }) {
  switch (tone) {
    case 'ok':
      return <circle cx="4.5" cy="4.5" r="4" />;
    case 'warn':
      return <path d="M4.500 .4 9 8.500H0z" />;
    case 'bad':
      return <path d="M4.500 0 9 4.500 4.500 9 0 4.500z" />;
    case 'draining':
    case 'live':
      return (
        <>
          <circle cx="4.5" cy="4.5" r="3.75" fill="none" stroke={FILL[tone]} strokeWidth="1.5" />
          <path d="M4.500 .75a3.750 3.750 0 0 0 0 7.500z" />
        </>
      );
    case 'off':
      return (
        <circle cx="4.5" cy="4.5" r="3.25" fill="none" stroke={FILL[tone]} strokeWidth="1.5" />
      );
    case 'draft':
      return <rect x="0.5" y="0.5" width="8" height="8" rx="1.5" />;
  }
}

interface StatusMarkProps {
  readonly tone: Tone;
  readonly children: ReactNode;
  /** Why, or how long still; a second line in small text. */
  readonly note?: ReactNode;
}

export function StatusMark({ tone, children, note }: StatusMarkProps) {
  return (
    <span className={styles.status}>
      <Mark tone={tone} />
      <span className={styles.statusText}>
        <span
          className={joinClasses(
            tone === 'bad' && styles.badWord,
            tone === 'off' && styles.offWord,
          )}
        >
          {children}
        </span>
        {note === undefined ? null : <span className={styles.statusNote}>{note}</span>}
      </span>
    </span>
  );
}
