// The small mono label: neutral by default, an outline for protocol words.
import type { ReactNode } from 'react';
import { joinClasses } from './join-classes.ts';
import styles from './marks.module.css';

interface BadgeProps {
  readonly children: ReactNode;
  readonly tone?: 'neutral' | 'ok' | 'warn' | 'bad';
  readonly outline?: boolean;
}

export function Badge({ children, tone = 'neutral', outline = false }: BadgeProps) {
  return (
    <span className={joinClasses(styles.badge, outline && styles.outline)} data-tone={tone}>
      {children}
    </span>
  );
}

/** An HTTP status: success is neutral, the caller's fault amber, ours or the upstream's red. */
export function StatusCodeBadge({ status }: { readonly status: number }) {
  const tone = status >= 500 ? 'bad' : status >= 400 ? 'warn' : 'neutral';
  return <Badge tone={tone}>{status}</Badge>;
}

/** The protocol of a channel: short in tables, exact in details. */
export function WireApiBadge({
  wireApi,
  exact = false,
}: {
  readonly wireApi: string;
  readonly exact?: boolean;
}) {
  return <Badge outline>{exact ? wireApi : wireApi.replace('_completions', '')}</Badge>;
}
