// A wallet that is adjusted while the answer is lost: whoever confirms again adjusts it once, since
// the key stays until the server has said that nothing was booked.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { System } from '../harness/system.ts';
import { ADMIN_ENV, chromiumPath, openAdmin, openBrowser } from '../ui/browser.ts';

const NANO_PER_USD = 1_000_000_000n;
const BALANCE = `query ($id: Uuid!) { wallet(id: $id) { balanceNanoUsd } }`;

let system: System;
let browser: Browser;
let page: Page;

type Loss = 'cut_off' | 'BUSY' | 'INTERNAL_SERVER_ERROR';

/** Lets the next adjustment be booked, and something else be heard of it. */
async function loseAnswer(loss: Loss): Promise<void> {
  let lost = false;
  await page.route(/\/graphql$/, async (route) => {
    const isAdjustment = (route.request().postData() ?? '').includes('adjustBalance');
    if (lost || !isAdjustment) return route.fallback();
    lost = true;
    const response = await route.fetch();
    if (loss === 'cut_off') return route.abort();
    const errors = [{ message: 'no', extensions: { code: loss } }];
    await route.fulfill({ response, json: { errors } });
  });
}

async function readBalance(walletId: string): Promise<bigint> {
  const { wallet } = await system.operator.call(BALANCE, { id: walletId });
  return BigInt(wallet.balanceNanoUsd);
}

describe.skipIf(chromiumPath === undefined)('an adjustment whose answer is lost', () => {
  beforeAll(async () => {
    system = await System.start({ nodes: 1, controlEnv: ADMIN_ENV });
    browser = await openBrowser();
    page = await openAdmin(browser, system.northUrl);
  });

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  it.each(['cut_off', 'BUSY', 'INTERNAL_SERVER_ERROR'] as const)('%s', async (loss) => {
    const { userId, walletId } = await system.operator.customer(`lost.${loss.toLowerCase()}`);
    await page.goto(`/admin/customers/${userId}`);
    await page.getByRole('button', { name: 'Adjust wallet' }).click();
    const form = page.getByRole('dialog', { name: 'Adjust wallet' });
    await form.getByLabel('Amount, USD').fill('7');
    await form.getByLabel('Reason').fill('an invoice was paid');
    await form.getByRole('button', { name: 'Review' }).click();
    await loseAnswer(loss);
    const question = page.getByRole('dialog', { name: /^Credit lost/ });
    await question.getByRole('button', { name: 'Credit' }).click();
    await question.getByRole('alert').waitFor();
    expect(await readBalance(walletId)).toBe(7n * NANO_PER_USD);
    await question.getByRole('button', { name: 'Credit' }).click();
    await page
      .getByText(/was credited with/)
      .first()
      .waitFor();
    expect(await readBalance(walletId)).toBe(7n * NANO_PER_USD);
    await form.waitFor({ state: 'detached' });
    await page.unrouteAll({ behavior: 'wait' });
  });
});
