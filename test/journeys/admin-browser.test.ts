// A person's first half hour in the admin UI, in a real browser: sign in and choose a password,
// add a provider and a channel, test it, make a key, call with it, and find the call.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chat, MESSAGES } from '../harness/caller.ts';
import type { CustomerSetup } from '../harness/operator.ts';
import { System } from '../harness/system.ts';
import { chromiumPath, openBrowser, openWindow, STEP_MS, signIn } from '../ui/browser.ts';
import { fillNewProvider } from '../ui/new-provider.ts';
import { chooseOwnPassword } from '../ui/people.ts';

const ADMIN = 'first@example.com';
const OWN_PASSWORD = 'four words in a row';

let system: System;
let browser: Browser;
let page: Page;
let customer: CustomerSetup;
let secret: string;

describe.skipIf(chromiumPath === undefined)('the admin UI in a browser', () => {
  beforeAll(async () => {
    system = await System.start({ nodes: 1, controlEnv: { TOLLGATE_ADMIN_EMAIL: ADMIN } });
    customer = await system.operator.customer('mara');
    await system.operator.topUp(customer.walletId, 10_000_000_000n);
    browser = await openBrowser();
    page = await openWindow(browser, { url: system.northUrl });
    page.setDefaultTimeout(STEP_MS);
  });

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  it('signs in with the one-time password and replaces it', async () => {
    await signIn(page, { email: ADMIN, password: await readOneTimePassword() });
    await chooseOwnPassword(page, OWN_PASSWORD);
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    await page.getByRole('heading', { name: 'From here to the first call' }).waitFor();
  });

  it('adds a provider with its credential', async () => {
    await page.getByRole('link', { name: 'Add a provider' }).click();
    await page.getByRole('button', { name: 'New provider' }).first().click();
    const form = page.getByRole('dialog', { name: 'New provider' });
    await fillNewProvider(form, system);
    await form.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('row', { name: /Moonshot/ }).waitFor();
  });

  it('creates a channel that serves a model', async () => {
    await page.getByRole('link', { name: 'Channels' }).first().click();
    // The empty state offers the same as the tool row.
    await page.getByRole('button', { name: 'New channel' }).first().click();
    const form = page.getByRole('dialog', { name: 'New channel' });
    await form.getByLabel('Name', { exact: true }).fill('moonshot-main');
    await choose(form.getByRole('combobox', { name: 'Provider' }), 'Moonshot');
    await choose(form.getByRole('combobox', { name: 'Add a model' }), /^kimi-k2/);
    await form.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('row', { name: /moonshot-main/ }).waitFor();
  });

  it('tests the channel with a real call', async () => {
    await page.getByRole('row', { name: /moonshot-main/ }).click();
    const detail = page.getByRole('complementary', { name: 'moonshot-main' });
    await detail.getByRole('button', { name: 'Test' }).click();
    const test = page.getByRole('dialog', { name: 'Test channel' });
    await test.getByRole('button', { name: /^(?:Run|Test|Send)/ }).click();
    await test.getByText('Passed').waitFor();
    await test.getByRole('button', { name: 'Close' }).click();
  });

  it('makes a key, whose secret is shown once', async () => {
    await page.getByRole('link', { name: 'Customers' }).first().click();
    await page.getByRole('row', { name: /mara@customers\.example/ }).click();
    await page.getByRole('link', { name: /^Keys/ }).click();
    await page.getByRole('button', { name: 'New key' }).first().click();
    const form = page.getByRole('dialog', { name: 'New key' });
    await form.getByLabel('Name').fill('production');
    await form.getByRole('button', { name: 'Create' }).click();
    const shown = page.locator('[data-secret]');
    secret = (await shown.textContent()) ?? '';
    expect(secret).toMatch(/^sk-/);
    await page.getByRole('button', { name: 'I saved it' }).click();
    await page.getByRole('row', { name: /production/ }).waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'New key');
    expect(await page.content()).not.toContain(secret);
  });

  it('finds the call in the usage log, with its attempt and price', async () => {
    await system.settled();
    // The channel's test is no customer's call, so what the vendor saw of it is set aside.
    await system.vendor.reset();
    const answer = await chat(system.nodes[0]?.url ?? '', secret, {
      model: 'kimi-k2',
      messages: MESSAGES,
    });
    expect(answer.text).toContain('choices');
    await system.posted(1);
    await page.getByRole('link', { name: 'Requests' }).first().click();
    await page.getByRole('row', { name: /kimi-k2.*mara@customers\.example.*200/ }).click();
    const request = page.getByRole('complementary');
    await request.getByRole('heading', { name: 'Attempts' }).waitFor();
    expect(await request.textContent()).toContain('moonshot-main');
    const { prompt_tokens, completion_tokens } = answer.body.usage;
    const charge = BigInt(prompt_tokens) * 720n + BigInt(completion_tokens) * 3000n;
    const charged = request.getByRole('row', { name: /^Charged/ });
    expect((await charged.textContent())?.replaceAll(/\D/g, '')).toBe(
      charge.toString().padStart(10, '0'),
    );
  });
});

/** The password was printed for a person, never logged. */
async function readOneTimePassword(): Promise<string> {
  const printed = await readFile(join(system.dir, 'control.log'), 'utf8');
  return /one-time password\s+(\S+)/.exec(printed)?.[1] ?? '';
}

/** Opens a list and takes one of its options. */
async function choose(
  field: ReturnType<Page['getByRole']>,
  option: string | RegExp,
): Promise<void> {
  await field.click();
  await page.getByRole('option', { name: option }).first().click();
}
