// Whoever works by keyboard stays where they were: closing a task gives the focus back, and Esc
// closes one thing at a time.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { System, VENDOR_KEY } from '../harness/system.ts';
import { ADMIN_ENV, chromiumPath, openAdmin, openBrowser } from '../ui/browser.ts';

const CHANNEL = 'moonshot-main';
const SECOND = 'moonshot-second';
const OLD = 'moonshot-old';

let system: System;
let browser: Browser;
let page: Page;

async function addChannels(): Promise<void> {
  const { operator } = system;
  const baseUrl = `${system.vendor.url()}/v1`;
  const { providerId, credentialId } = await operator.provider({
    name: 'Moonshot',
    baseUrl,
    secret: VENDOR_KEY,
  });
  const models = [{ modelId: await operator.modelId('kimi-k2'), upstreamModel: 'sim-chat' }];
  for (const name of [CHANNEL, SECOND, OLD])
    await operator.channel({ providerId, credentialId, name, models });
}

/** The name of what has the focus, once it is not the page's body. */
async function readFocus(): Promise<string> {
  await page.waitForFunction(() => document.activeElement !== document.body);
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
  });
}

async function openDetail(channel = CHANNEL): Promise<Locator> {
  await page.getByRole('row', { name: channel }).getByText(channel, { exact: true }).click();
  return page.getByRole('complementary', { name: channel });
}

async function untilOnRow(channel: string): Promise<void> {
  await page.waitForFunction((name) => {
    const { activeElement } = document;
    return activeElement?.matches('tr') && activeElement.textContent?.includes(name);
  }, channel);
}

async function untilGone(title: string): Promise<void> {
  await page.getByRole('dialog', { name: title }).waitFor({ state: 'detached' });
}

describe.skipIf(chromiumPath === undefined)('the keyboard on the channels page', () => {
  beforeAll(async () => {
    system = await System.start({ nodes: 1, controlEnv: ADMIN_ENV });
    await addChannels();
    browser = await openBrowser();
    page = await openAdmin(browser, system.northUrl);
  });

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  it('closes the test with Esc and leaves the detail behind it open', async () => {
    await page.goto('/admin/channels');
    await page.getByRole('button', { name: `Test ${CHANNEL}` }).click();
    await page.getByRole('dialog', { name: 'Test channel' }).getByLabel('Prompt').waitFor();
    await page.getByRole('complementary', { name: CHANNEL }).waitFor();
    await page.keyboard.press('Escape');
    await untilGone('Test channel');
    // Beside the detail the row has no room for the button that opened the test.
    expect(await readFocus()).toBe(CHANNEL);
    await page.getByRole('complementary', { name: CHANNEL }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('complementary', { name: CHANNEL }).waitFor({ state: 'detached' });
  });

  it('goes back to the row when its detail is closed from within', async () => {
    await page.goto('/admin/channels');
    const detail = await openDetail();
    await detail.getByRole('button', { name: 'Edit' }).focus();
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'detached' });
    await untilOnRow(CHANNEL);
  });

  it('stays in the detail when the next row is shown in it', async () => {
    await page.goto('/admin/channels');
    const detail = await openDetail();
    await detail.getByRole('button', { name: 'Edit' }).focus();
    await page.keyboard.press(']');
    await page.getByRole('complementary', { name: SECOND }).waitFor();
    await page.waitForFunction(
      (name) => document.activeElement?.getAttribute('aria-label') === name,
      SECOND,
    );
    await page.keyboard.press('Escape');
    await untilOnRow(SECOND);
  });

  it('goes back to the button of the list', async () => {
    await page.goto('/admin/channels');
    await page.getByRole('button', { name: 'New channel' }).click();
    await page.getByRole('dialog', { name: 'New channel' }).getByLabel('Weight').waitFor();
    await page.keyboard.press('Escape');
    await untilGone('New channel');
    expect(await readFocus()).toBe('New channel');
  });

  it('goes back to the button that opened the form, saved or not', async () => {
    await page.goto('/admin/channels');
    const detail = await openDetail();
    for (const way of ['Cancel', 'Save']) {
      await detail.getByRole('button', { name: 'Edit' }).click();
      const form = page.getByRole('dialog', { name: 'Edit channel' });
      await form.getByLabel('Weight').fill(way === 'Save' ? '7' : '8');
      await form.getByRole('button', { name: way }).click();
      await untilGone('Edit channel');
      expect(await readFocus()).toBe('Edit');
    }
  });

  it('closes a question with Esc and leaves what it was asked about open', async () => {
    await page.goto('/admin/channels');
    const detail = await openDetail();
    await detail.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await detail.waitFor();
    expect(await readFocus()).toBe('Delete');
  });

  it('is on the page after the open row has been deleted', async () => {
    await page.goto('/admin/channels');
    const detail = await openDetail(OLD);
    await detail.getByRole('button', { name: 'Delete' }).click();
    const question = page.getByRole('dialog');
    await question.getByRole('button', { name: 'Delete' }).click();
    await question.waitFor({ state: 'detached' });
    await detail.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.id === 'content');
  });

  it('is on the page after a form that was opened by its address', async () => {
    await page.goto('/admin/channels?task=new');
    await page.getByRole('dialog', { name: 'New channel' }).getByLabel('Weight').waitFor();
    await page.keyboard.press('Escape');
    await untilGone('New channel');
    await page.waitForFunction(() => document.activeElement?.id === 'content');
  });
});
