// Every route on a seeded system with a thousand requests: light and dark, wide and narrow,
// English and Chinese; and how much each loads at first.
import type { Browser } from 'playwright-core';
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
import { readIds } from './ids.ts';
import { settlePage } from './inspect-page.ts';
import { DETAILS, fillPath, PAGES } from './routes.ts';
import { seedChannels, seedCustomers, seedTraffic } from './seed.ts';
import { measureLoad, visit } from './visit.ts';
import { findUnreachable, openRowByKeyboard } from './walk-keyboard.ts';

const REQUESTS = 1_000;
const FIRST_LOAD_LIMIT = 340_000;
const SEED_LIMIT_MS = 300_000;

const isFull = process.env.TOLLGATE_TEST_FULL === '1';

let system: System;
let browser: Browser;
let session: StoredSession;
let ids: Record<string, string>;
let largest = { name: 'none', code: 0, fonts: 0 };

describe.skipIf(!isFull || chromiumPath === undefined)('every route of the admin UI', () => {
  beforeAll(async () => {
    system = await System.start({ controlEnv: ADMIN_ENV });
    await seedChannels(system);
    const tokens = await seedCustomers(system.operator);
    await system.settled();
    await seedTraffic(system, tokens, REQUESTS);
    browser = await openBrowser();
    session = await storeAdminSession(browser, system.northUrl);
    ids = await readIds(system.operator);
  }, SEED_LIMIT_MS);

  afterAll(async () => {
    const { name, code, fonts } = largest;
    process.stdout.write(`Largest first load: ${name}, ${code} bytes and ${fonts} of fonts\n`);
    await browser?.close();
    await system?.stop();
  });

  it.each([...PAGES, ...DETAILS])('$name has nothing to object to in any view', async (route) => {
    const path = fillPath(route.path, ids);
    const { name } = route;
    const problems = await visit({
      browser,
      url: system.northUrl,
      session,
      views: VIEWS,
      name,
      path,
    });
    expect(problems).toEqual([]);
  });

  it.each(PAGES)('$name loads at most 340 kB of code at first', async ({ name, path }) => {
    const bytes = await measureLoad({ browser, url: system.northUrl, session, path });
    if (bytes.code > largest.code) largest = { name, code: bytes.code, fonts: bytes.fonts };
    expect(bytes.code).toBeGreaterThan(100_000);
    expect(bytes.code).toBeLessThanOrEqual(FIRST_LOAD_LIMIT);
  });

  it.each(PAGES)('$name is used by keyboard alone', async ({ path }) => {
    const page = await openWindow(browser, { url: system.northUrl, session });
    await page.goto(path);
    await settlePage(page);
    expect(await findUnreachable(page)).toEqual([]);
    await openRowByKeyboard(page);
    await page.context().close();
  });

  it('the door stands by itself', async () => {
    const options = { browser, url: system.northUrl, views: VIEWS };
    expect(await visit({ ...options, name: 'sign-in', path: '/sign-in' })).toEqual([]);
  });

  it('an address that is none says so', async () => {
    const options = { browser, url: system.northUrl, session, views: VIEWS };
    expect(await visit({ ...options, name: 'not-found', path: '/admin/none' })).toEqual([]);
  });
});
