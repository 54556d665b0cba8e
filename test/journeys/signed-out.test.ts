// Whoever comes without a session, or comes back to one that was ended elsewhere, is shown the door
// at once and is led to where they wanted to go; what was left out of their address is said there,
// and nothing else.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { System } from '../harness/system.ts';
import {
  ADMIN,
  ADMIN_ENV,
  chromiumPath,
  openBrowser,
  openWindow,
  STEP_MS,
  signIn,
} from '../ui/browser.ts';

/** A page that goes round in circles never shows the door, so this bounds the failure. */
const DOOR_MS = 8_000;

/** The notice of what an address asked for in vain. */
const DROPPED = /^These parts of the address are not known here/;

let system: System;
let browser: Browser;

/** A window of its own, so that one that hangs holds up no other. */
async function withWindow(use: (page: Page) => Promise<void>): Promise<void> {
  const page = await openWindow(browser, { url: system.northUrl });
  page.setDefaultTimeout(STEP_MS);
  try {
    await use(page);
  } finally {
    await page.context().close();
  }
}

async function seeDoor(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).waitFor({ timeout: DOOR_MS });
  expect(new URL(page.url()).pathname).toBe('/sign-in');
}

async function enter(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill(ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await page.keyboard.press('Enter');
}

/** Ends the session at the server; this window keeps the cookie of it. */
async function endElsewhere(page: Page): Promise<void> {
  const session = await page.context().storageState();
  const other = await openWindow(browser, { url: system.northUrl, session });
  await other.goto('/admin');
  await other.getByRole('button', { name: 'Account menu' }).click();
  await other.getByRole('menuitem', { name: 'Sign out' }).click();
  await other.getByRole('textbox', { name: 'E-mail' }).waitFor({ timeout: DOOR_MS });
  await other.context().close();
}

describe.skipIf(chromiumPath === undefined)('a visitor without a session', () => {
  beforeAll(async () => {
    system = await System.start({ nodes: 1, controlEnv: ADMIN_ENV });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  it.each([
    ['/', /\/admin$/, 'Overview'],
    ['/admin', /\/admin$/, 'Overview'],
    ['/admin/channels?q=x', /\/admin\/channels\?q=x$/, 'Channels'],
  ])('who asks for %s signs in at the door and gets there', async (asked, address, heading) => {
    await withWindow(async (page) => {
      await page.goto(asked, { waitUntil: 'commit' });
      await seeDoor(page);
      await enter(page);
      await page.getByRole('heading', { name: heading }).first().waitFor();
      expect(page.url()).toMatch(address);
      expect(await page.getByText(DROPPED).count()).toBe(0);
    });
  });

  it.each([
    ['/admin/providers?q=y&colour=red', 'colour=red'],
    ['/sign-in?next=%2Fadmin%2Fproviders%3Fq%3Dy%26colour%3Dred', 'colour=red'],
  ])('who asks for %s is told once inside that %s was left out', async (asked, dropped) => {
    await withWindow(async (page) => {
      await page.goto(asked, { waitUntil: 'commit' });
      await seeDoor(page);
      await enter(page);
      await page.getByText(DROPPED).waitFor();
      expect(await page.getByText(DROPPED).textContent()).toMatch(new RegExp(`: ${dropped}$`));
      expect(new URL(page.url()).pathname).toBe('/admin/providers');
    });
  });

  it('whose session was ended elsewhere is led back to the page that was reloaded', async () => {
    await withWindow(async (page) => {
      await signIn(page, ADMIN);
      await page.getByRole('heading', { name: 'Overview' }).waitFor();
      await page.goto('/admin/providers?q=y');
      await page.getByRole('heading', { name: 'Providers' }).first().waitFor();
      await endElsewhere(page);
      await page.reload({ waitUntil: 'commit' });
      await seeDoor(page);
      await enter(page);
      await page.getByRole('heading', { name: 'Providers' }).first().waitFor();
      expect(page.url()).toMatch(/\/admin\/providers\?q=y$/);
      expect(await page.getByText(DROPPED).count()).toBe(0);
    });
  });
});
