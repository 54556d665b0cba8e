// Whoever goes on to another page while something is being saved stays where they went, also when
// the save ends while that page is still on its way.
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { System } from '../harness/system.ts';
import { ADMIN_ENV, chromiumPath, openAdmin, openBrowser } from '../ui/browser.ts';
import { fillNewProvider } from '../ui/new-provider.ts';

/** Longer than a page needs to go wherever a finished save would send it. */
const SETTLE_MS = 300;

let system: System;
let browser: Browser;
let page: Page;

/** Keeps what matches from going on until it is let go. */
async function hold(
  url: RegExp,
  matches: (route: Route) => boolean,
): Promise<{ readonly reached: Promise<void>; readonly letGo: () => void }> {
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  await page.route(url, async (route) => {
    if (!matches(route)) return route.fallback();
    reached.resolve();
    await gate.promise;
    await route.continue();
  });
  return { reached: reached.promise, letGo: gate.resolve };
}

describe.skipIf(chromiumPath === undefined)('a page that is left while it saves', () => {
  beforeAll(async () => {
    system = await System.start({ nodes: 1, controlEnv: ADMIN_ENV });
    browser = await openBrowser();
    page = await openAdmin(browser, system.northUrl);
  });

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  it('does not pull its reader back', async () => {
    const saving = await hold(/\/graphql$/, (route) =>
      (route.request().postData() ?? '').includes('createCredential'),
    );
    const loading = await hold(/\/ChannelsPage-[^/]*\.js$/, () => true);
    await page.goto('/admin/providers?task=new');
    const form = page.getByRole('dialog', { name: 'New provider' });
    await fillNewProvider(form, system);
    await form.getByRole('button', { name: 'Create' }).click();
    await saving.reached;
    // The form lies over the links; a link that was opened by other means is followed all the same.
    await page.locator('a[href="/admin/channels"]').first().dispatchEvent('click');
    await loading.reached;
    saving.letGo();
    await page.getByRole('row', { name: /Moonshot/ }).waitFor();
    await page.getByText('Moonshot is added.').waitFor();
    loading.letGo();
    await page.getByRole('heading', { name: 'Channels' }).waitFor();
    await page.waitForTimeout(SETTLE_MS);
    expect(new URL(page.url()).pathname).toBe('/admin/channels');
  });
});
