// The settings page: one tab a subject, each loaded when it is opened.
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../data/session.ts';
import { Page } from '../../frame/Page.tsx';
import { TabBar } from '../../frame/TabBar.tsx';
import { RowsSkeleton } from '../../states/Skeleton.tsx';
import type { Part } from './settings.route.ts';

const VIEWS = {
  installation: lazy(async () => ({
    default: (await import('./InstallationPart.tsx')).InstallationPart,
  })),
  staff: lazy(async () => ({ default: (await import('./StaffPart.tsx')).StaffPart })),
  groups: lazy(async () => ({ default: (await import('./GroupsPart.tsx')).GroupsPart })),
  families: lazy(async () => ({ default: (await import('./FamiliesPart.tsx')).FamiliesPart })),
  tokens: lazy(async () => ({ default: (await import('./TokensPart.tsx')).TokensPart })),
  danger: lazy(async () => ({ default: (await import('./DangerPart.tsx')).DangerPart })),
  profile: lazy(async () => ({ default: (await import('./ProfilePart.tsx')).ProfilePart })),
};

/** The row of the access matrix that shows each part; absent is open to everybody. */
const RIGHTS = {
  installation: 'readSettings',
  staff: 'readUsers',
  groups: 'readCatalog',
  families: 'readCatalog',
  tokens: 'automationTokens',
  danger: 'writeSettings',
  profile: undefined,
} as const satisfies Record<Part, string | undefined>;

const ORDER = [
  'installation',
  'staff',
  'groups',
  'families',
  'tokens',
  'danger',
  'profile',
] as const satisfies readonly Part[];

const route = getRouteApi('/frame/admin/settings');

export function SettingsPage() {
  const { t } = useTranslation(['settings', 'common']);
  const { rights } = useSession();
  const { part: asked } = route.useSearch();
  const parts = ORDER.filter((key) => {
    const right = RIGHTS[key];
    return right === undefined || rights.has(right);
  });
  const part = parts.find((key) => key === asked) ?? parts[0] ?? 'profile';
  const View = VIEWS[part];
  return (
    <Page
      title={t('common:nav.settings')}
      head={
        <TabBar
          current={part}
          items={parts.map((key) => ({
            key,
            label: t(`part.${key}`),
            link: {
              to: '/admin/settings',
              search: key === 'installation' ? {} : { part: key },
            } as const,
          }))}
        />
      }
    >
      <Suspense fallback={<RowsSkeleton />}>
        <View key={part} />
      </Suspense>
    </Page>
  );
}
