// Reports what the page of an address does not know of it, once for each address that is opened.
import type { AnyRouter, ParsedLocation } from '@tanstack/react-router';
import { reportDropped } from './dropped-search.ts';
import { findDropped } from './search.ts';

export function watchAddress(router: AnyRouter): void {
  // Before it loads the first address the router takes out what is not known, so that one is read
  // here, as it was typed.
  report(router, router.latestLocation);
  router.subscribe('onBeforeLoad', ({ toLocation, hrefChanged }) => {
    if (hrefChanged) {
      report(router, toLocation);
    }
  });
}

function report(router: AnyRouter, { pathname, search }: ParsedLocation): void {
  const [routes] = router.getMatchedRoutes(pathname);
  for (const { options } of routes) {
    if (typeof options.validateSearch === 'function') {
      reportDropped(findDropped(search, options.validateSearch(search)));
    }
  }
}
