// Under a page's bar while nothing new reaches the nodes: what is saved is not yet in force.
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStoppedPublish } from '../data/stopped-publish.ts';
import { Ribbon } from '../states/Ribbon.tsx';

const FLEET = '/admin/fleet';

export function StoppedNotice() {
  const { t } = useTranslation();
  const stopped = useStoppedPublish();
  const path = useRouterState({ select: (state) => state.location.pathname });
  if (stopped === undefined) {
    return null;
  }
  const { findings, number } = stopped;
  return (
    <Ribbon
      tone="bad"
      action={path === FLEET ? undefined : <Link to={FLEET}>{t('stopped.open')}</Link>}
    >
      {t('stopped.text', { count: findings.length, version: number ?? '–' })}
    </Ribbon>
  );
}
