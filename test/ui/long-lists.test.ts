// A thousand rows in every list: scrolled to the last one with few rows in the document at a time.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { System } from '../harness/system.ts';
import {
  ADMIN_ENV,
  chromiumPath,
  openBrowser,
  openWindow,
  type StoredSession,
  storeAdminSession,
  VIEWS,
} from './browser.ts';
import { findAxeViolations, findOverflow, settlePage } from './inspect-page.ts';
import {
  seedChannels,
  seedCustomers,
  seedLongLists,
  seedManyCustomers,
  seedTraffic,
} from './seed.ts';
import { takePicture } from './visit.ts';

const ROWS = 1_000;
const MOST_ROWS_IN_DOCUMENT = 250;
const SEED_LIMIT_MS = 600_000;
const SCROLL_LIMIT_MS = 90_000;

const isFull = process.env.TOLLGATE_TEST_FULL === '1';

const LISTS = [
  { name: 'requests', path: '/admin/requests' },
  { name: 'providers', path: '/admin/providers' },
  { name: 'channels', path: '/admin/channels' },
  { name: 'models', path: '/admin/models' },
  { name: 'prices', path: '/admin/prices' },
  { name: 'customers', path: '/admin/customers' },
  { name: 'ledger', path: '/admin/ledger' },
  { name: 'audit', path: '/admin/audit' },
] as const;

let system: System;
let browser: Browser;
let session: StoredSession;

describe.skipIf(!isFull || chromiumPath === undefined)('lists of a thousand rows', () => {
  beforeAll(async () => {
    system = await System.start({ controlEnv: ADMIN_ENV });
    await seedChannels(system);
    const tokens = await seedCustomers(system.operator);
    await system.settled();
    await seedTraffic(system, tokens, ROWS);
    await seedManyCustomers(system.operator, ROWS);
    await seedLongLists(system, ROWS);
    browser = await openBrowser();
    session = await storeAdminSession(browser, system.northUrl);
  }, SEED_LIMIT_MS);

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  it.each(LISTS)('$name scrolls to its last row', async ({ name, path }) => {
    const page = await openWindow(browser, { url: system.northUrl, session });
    await page.goto(path);
    await settlePage(page);
    const { most, listed } = await scrollToTheEnd(page);
    expect(listed).toBeGreaterThanOrEqual(ROWS);
    expect(most).toBeLessThanOrEqual(MOST_ROWS_IN_DOCUMENT);
    expect(await findAxeViolations(page)).toEqual([]);
    await page.context().close();
    for (const view of VIEWS.filter(({ language }) => language === 'en')) {
      const seen = await openWindow(browser, { url: system.northUrl, session, view });
      await seen.goto(path);
      await settlePage(seen);
      expect(await findOverflow(seen)).toEqual([]);
      await takePicture(seen, `long-${name}-${view.theme}-${view.width}-en`);
      await seen.context().close();
    }
  });
});

/** The most rows that were in the document at once, and how many the list says it has. */
async function scrollToTheEnd(page: Page): Promise<{ most: number; listed: number }> {
  const until = performance.now() + SCROLL_LIMIT_MS;
  let most = 0;
  while (performance.now() < until) {
    const { rows, end } = await page.evaluate(() => {
      const table = document.querySelector('table');
      const foot = table?.nextElementSibling?.textContent ?? '';
      table?.parentElement?.scrollTo(0, Number.MAX_SAFE_INTEGER);
      return {
        rows: table?.tBodies[0]?.rows.length ?? 0,
        end: /End of the list, (\d+)/.exec(foot)?.[1],
      };
    });
    most = Math.max(most, rows);
    if (end !== undefined) return { most, listed: Number(end) };
    await page.waitForTimeout(50);
  }
  throw new Error('The end of the list did not come.');
}
