// An address that leads to nothing says so: a row that does not exist, in every task on it, and an
// id that cannot be one, which the control plane is never asked for.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { System } from '../harness/system.ts';
import { ADMIN_ENV, chromiumPath, openAdmin, openBrowser } from '../ui/browser.ts';

const NOWHERE = '0198c0de-0000-7000-8000-000000000001';

const TASKS = [
  { at: `/admin/channels?sel=${NOWHERE}&task=edit`, title: 'Edit channel', says: 'channel' },
  { at: `/admin/channels?sel=${NOWHERE}&task=test`, title: 'Test channel', says: 'channel' },
  { at: `/admin/models?sel=${NOWHERE}&task=edit`, title: 'Edit model', says: 'model' },
  {
    at: `/admin/settings?part=groups&task=edit&sel=${NOWHERE}`,
    title: 'Edit group',
    says: 'group',
  },
  {
    at: '/admin/settings?part=families&task=edit&sel=nowhere',
    title: 'Edit family',
    says: 'family',
  },
] as const;

/** What stands in the address of a page for a UUID and is none. */
const NO_UUIDS = [
  ['/admin/channels', 'sel=xx'],
  ['/admin/channels', `sel=${NOWHERE}0`],
  ['/admin/channels', 'provider=xx'],
  ['/admin/models', 'sel=xx'],
  ['/admin/providers', 'sel=xx'],
  ['/admin/prices', 'sel=zz'],
  ['/admin/ledger', 'wallet=xx'],
] as const;

/** Ids of other kinds, which may be any text. */
const OTHER_IDS = [
  ['/admin/requests?sel=xx', 'There is no request xx'],
  ['/admin/ledger?sel=xx', 'There is no such transaction'],
  ['/admin/fleet?sel=xx', 'There is no such node'],
  ['/admin/audit?sel=xx', 'There is no such entry'],
] as const;

let system: System;
let browser: Browser;
let page: Page;
/** Questions that the control plane called wrong since the test began. */
let refused: string[] = [];

async function untilSaid(title: string): Promise<void> {
  await page.getByRole('heading', { name: title }).first().waitFor();
}

describe.skipIf(chromiumPath === undefined)('a link that leads to nothing', () => {
  beforeAll(async () => {
    system = await System.start({ nodes: 1, controlEnv: ADMIN_ENV });
    browser = await openBrowser();
    page = await openAdmin(browser, system.northUrl);
    page.on('response', (answer) => {
      if (answer.status() === 400) refused.push(answer.request().postData() ?? answer.url());
    });
  });

  beforeEach(() => {
    refused = [];
  });

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  it.each(TASKS)('$title says that there is none, and closes', async ({ at, title, says }) => {
    for (const way of ['Escape', 'Close']) {
      await page.goto(at);
      const drawer = page.getByRole('dialog', { name: title });
      await drawer.getByRole('heading', { name: `This ${says} does not exist` }).waitFor();
      if (way === 'Escape') await page.keyboard.press('Escape');
      else await drawer.getByRole('button', { name: way }).click();
      await drawer.waitFor({ state: 'detached' });
      expect(new URL(page.url()).searchParams.has('task')).toBe(false);
    }
  });

  it.each(NO_UUIDS)('%s leaves out %s and says so', async (path, search) => {
    await page.goto(`${path}?${search}`);
    await page.getByText(`not known here and were left out: ${search}`).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(refused).toEqual([]);
  });

  it.each(OTHER_IDS)('%s is looked for', async (path, says) => {
    await page.goto(path);
    await untilSaid(says);
    expect(refused).toEqual([]);
  });

  it.each(['edit', 'test'])('opens no %s of a channel that cannot be', async (task) => {
    await page.goto(`/admin/channels?sel=xx&task=${task}`);
    await page.getByText('left out: sel=xx').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it.each(['xx', NOWHERE])('the customer %s is said not to be', async (id) => {
    await page.goto(`/admin/customers/${id}`);
    await untilSaid('There is no such customer');
    expect(refused).toEqual([]);
  });

  it('a key that does not exist is not edited, and none is made instead', async () => {
    const { userId } = await system.operator.customer('acme');
    const customer = `/admin/customers/${userId}?tab=keys&task=edit-key`;
    await page.goto(`${customer}&key=${NOWHERE}`);
    const drawer = page.getByRole('dialog', { name: 'Edit key' });
    await drawer.getByRole('heading', { name: 'There is no such key' }).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await page.goto(`${customer}&key=xx`);
    await page.getByText('left out: key=xx').waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(refused).toEqual([]);
  });
});
