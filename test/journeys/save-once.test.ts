// Whoever clicks twice saves once, also while the form still finds out whether it must ask for the
// password, and while the lists are read anew after the save.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { System } from '../harness/system.ts';
import { ADMIN_ENV, chromiumPath, openAdmin, openBrowser } from '../ui/browser.ts';
import { fillNewProvider } from '../ui/new-provider.ts';

let system: System;
let browser: Browser;
let page: Page;

let letGo: () => void;

/** Counts what is sent of a mutation, and keeps what is held from going on until it is let go. */
async function watch(options: {
  readonly mutation: string;
  readonly isHeld: (operation: string, sent: number) => boolean;
}): Promise<{ readonly reached: Promise<void>; readonly sent: () => number }> {
  const reached = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  letGo = gate.resolve;
  let sent = 0;
  await page.route(/\/graphql$/, async (route) => {
    const operation = route.request().postData() ?? '';
    if (operation.includes(options.mutation)) sent += 1;
    if (options.isHeld(operation, sent)) {
      reached.resolve();
      await gate.promise;
    }
    await route.continue();
  });
  return { reached: reached.promise, sent: () => sent };
}

describe.skipIf(chromiumPath === undefined)('a form that is sent twice', () => {
  beforeAll(async () => {
    system = await System.start({ nodes: 1, controlEnv: ADMIN_ENV });
    browser = await openBrowser();
    page = await openAdmin(browser, system.northUrl);
  });

  afterEach(async () => {
    letGo?.();
    await page?.unrouteAll({ behavior: 'wait' });
  });

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  it('makes one provider, though it first asks whether the password is needed', async () => {
    const saving = await watch({
      mutation: 'createProvider',
      isHeld: (operation) => operation.includes('SteppedUp'),
    });
    await page.goto('/admin/providers?task=new');
    const form = page.getByRole('dialog', { name: 'New provider' });
    await fillNewProvider(form, system);
    await form.getByRole('button', { name: 'Create' }).dblclick();
    await saving.reached;
    letGo();
    await page.getByText('Moonshot is added.').first().waitFor();
    await form.waitFor({ state: 'detached' });
    expect(saving.sent()).toBe(1);
    expect(await page.getByRole('row', { name: /Moonshot/ }).count()).toBe(1);
  });

  it('stays busy until the list has been read anew', async () => {
    const saving = await watch({
      mutation: 'createUser',
      isHeld: (operation, sent) => sent > 0 && operation.includes('query Customers'),
    });
    await page.goto('/admin/customers?task=new');
    const form = page.getByRole('dialog', { name: 'New customer' });
    await form.getByLabel('E-mail').fill('once@customers.example');
    const button = form.getByRole('button', { name: 'Create' });
    await button.click();
    await saving.reached;
    expect(await button.isDisabled()).toBe(true);
    letGo();
    await form.waitFor({ state: 'detached' });
    expect(saving.sent()).toBe(1);
  });
});
