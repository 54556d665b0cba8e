// The place where notices appear once there is one.
import { lazy, Suspense } from 'react';
import { useNoticesNeeded } from './show-notice.ts';

const Notices = lazy(async () => ({ default: (await import('./notices.tsx')).Notices }));

export function NoticeHost() {
  return useNoticesNeeded() ? (
    <Suspense fallback={null}>
      <Notices />
    </Suspense>
  ) : null;
}
