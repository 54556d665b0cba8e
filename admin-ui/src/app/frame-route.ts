// The parent of every signed-in page. It has no path of its own.
import { createRoute } from '@tanstack/react-router';
import { rootRoute } from './root-route.ts';
import { SignedIn } from './SignedIn.tsx';

export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: SignedIn,
});
