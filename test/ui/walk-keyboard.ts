// Goes through a page with the keyboard alone: Tab reaches everything that can be used, arrows and
// Enter open a row, Escape closes it.

import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const MOST_TABS = 400;

/** What can be used on the page but is not reached by Tab. */
export async function findUnreachable(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const usable =
      'a[href], button, input, select, textarea, summary, [role=button], [role=switch], [role=tab], [tabindex="0"]';
    for (const element of document.querySelectorAll<HTMLInputElement>(usable)) {
      const isIdle = element.disabled || element.type === 'hidden' || !element.checkVisibility();
      // Of a group of radio buttons, and of a table's rows, one is in the tab order.
      const isOneOfMany = element.type === 'radio' || element.matches('tr, [role=menuitem]');
      if (!isIdle && !isOneOfMany) element.dataset.unreached = '';
    }
  });
  for (let count = 0; count < MOST_TABS; count += 1) {
    await page.keyboard.press('Tab');
    const left = await page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement) delete activeElement.dataset.unreached;
      return document.querySelectorAll('[data-unreached]').length;
    });
    if (left === 0) return [];
  }
  return page.evaluate(() =>
    [...document.querySelectorAll('[data-unreached]')].map((one) => one.outerHTML.slice(0, 160)),
  );
}

/** Opens the second row of the page's table, or the only one, and closes it again. */
export async function openRowByKeyboard(page: Page): Promise<void> {
  const rows = page.locator('tr[data-opens]');
  const count = await rows.count();
  if (count === 0) return;
  await page.locator('tr[data-opens][tabindex="0"]').first().focus();
  if (count > 1) {
    const before = await focusedPlace(page);
    await page.keyboard.press('ArrowUp');
    if ((await focusedPlace(page)) === before) await page.keyboard.press('ArrowDown');
    await expect.poll(() => focusedPlace(page)).not.toBe(before);
  }
  const closed = page.url();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).not.toBe(closed);
  if (new URL(page.url()).searchParams.has('sel')) {
    await page.getByRole('complementary').getByRole('button', { name: 'Close' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).toBe(closed);
  }
}

function focusedPlace(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement instanceof HTMLElement ? Number(activeElement.dataset.place ?? -1) : -1;
  });
}
