// What pages show when there is nothing, when nothing matches, when the server fails, and when
// a role may not.
import type { Browser, Page, Route } from 'playwright-core';
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
  type View,
} from './browser.ts';
import { settlePage } from './inspect-page.ts';
import { createStaff } from './people.ts';
import { FILTERED_OUT, PAGES } from './routes.ts';
import { visit } from './visit.ts';

const isFull = process.env.TOLLGATE_TEST_FULL === '1';
const REQUEST_ID = 'req-of-the-failure';
/** One view of each kind is enough for states: they are the same components on every page. */
const SOME_VIEWS = VIEWS.filter(({ theme, language, width }) =>
  theme === 'light' ? language === 'en' || width === 390 : language === 'zh' && width === 1280,
);
const plain: View = { theme: 'light', language: 'en', width: 1280 };

let system: System;
let browser: Browser;
let session: StoredSession;
let viewer: StoredSession;

describe.skipIf(!isFull || chromiumPath === undefined)('states of the admin UI', () => {
  beforeAll(async () => {
    system = await System.start({ controlEnv: ADMIN_ENV });
    browser = await openBrowser();
    session = await storeAdminSession(browser, system.northUrl);
    viewer = await createStaff({ browser, system, session, role: 'viewer' });
  });

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  async function lookInSomeViews(options: {
    readonly name: string;
    readonly path: string;
    readonly session?: StoredSession;
    readonly typed?: string;
    readonly prepare?: (page: Page) => Promise<unknown>;
    readonly expected?: RegExp;
  }): Promise<string[]> {
    return visit({ browser, url: system.northUrl, session, views: SOME_VIEWS, ...options });
  }

  it.each(PAGES)('$name is sound on an empty installation', async ({ name, path }) => {
    expect(await lookInSomeViews({ name: `empty-${name}`, path })).toEqual([]);
  });

  it('the overview of an empty installation shows the first step', async () => {
    const page = await openWindow(browser, { url: system.northUrl, session });
    await page.goto('/admin');
    const step = page.getByRole('listitem').filter({ hasText: 'Connect a provider' });
    expect(await step.getAttribute('aria-current')).toBe('step');
    await page.getByRole('link', { name: 'Add a provider' }).click();
    await page.waitForURL('**/admin/providers**');
    await page.context().close();
  });

  it.each(FILTERED_OUT)('$name says that filters left nothing', async (route) => {
    const { name, path } = route;
    expect(await lookInSomeViews({ ...route, name: `filtered-${name}` })).toEqual([]);
    const page = await openWindow(browser, { url: system.northUrl, session });
    await page.goto(path);
    await page.getByRole('heading', { name: 'Nothing matches these filters' }).waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.waitForURL((url) => !/zzzzzz|no_such_code|removal/.test(url.href));
    await page.context().close();
  });

  it.each(PAGES)('$name shows a failure with its request id and a way on', async (route) => {
    const problems = await lookInSomeViews({
      name: `error-${route.name}`,
      path: route.path,
      prepare: (page) => page.route('**/graphql', failPageQueries),
      expected: /status of 500/,
    });
    expect(problems).toEqual([]);
    const page = await openWindow(browser, { url: system.northUrl, session });
    await page.route('**/graphql', failPageQueries);
    await page.goto(route.path);
    await page.getByText(REQUEST_ID).first().waitFor();
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Retry' }).first().click();
    await settlePage(page);
    expect(await page.getByText(REQUEST_ID).count()).toBe(0);
    await page.context().close();
  });

  it.each(PAGES)('$name is sound for a viewer', async ({ name, path }) => {
    const problems = await lookInSomeViews({ name: `viewer-${name}`, path, session: viewer });
    expect(problems).toEqual([]);
  });

  it('a viewer sees no way to change anything', async () => {
    const page = await openWindow(browser, { url: system.northUrl, session: viewer });
    for (const path of [
      '/admin/providers',
      '/admin/channels',
      '/admin/models',
      '/admin/customers',
    ]) {
      await page.goto(path);
      await settlePage(page);
      const ways = page.getByRole('button', { name: /^(?:new|add|create|delete|edit)\b/i });
      expect(await ways.count(), path).toBe(0);
    }
    await page.context().close();
  });

  it.each(PAGES)('$name says so when the role may not read it', async ({ name, path }) => {
    const problems = await lookInSomeViews({
      name: `forbidden-${name}`,
      path,
      prepare: (page) => page.route('**/graphql', refusePageQueries),
    });
    expect(problems).toEqual([]);
    const page = await openWindow(browser, { url: system.northUrl, session, view: plain });
    await page.route('**/graphql', refusePageQueries);
    await page.goto(path);
    await page.getByRole('heading', { name: 'Your role cannot see this' }).first().waitFor();
    await page.context().close();
  });

  it('a customer is told that this area is not theirs', async () => {
    const customer = await createStaff({ browser, system, session, role: 'customer' });
    expect(
      await lookInSomeViews({ name: 'customer-refused', path: '/admin', session: customer }),
    ).toEqual([]);
  });
});

/** Who is signed in is still answered; what the page asks fails. */
async function failPageQueries(route: Route): Promise<void> {
  if (asksForSession(route)) return route.continue();
  await route.fulfill({
    status: 500,
    headers: { 'x-request-id': REQUEST_ID },
    json: {
      errors: [
        {
          message: 'Something failed here.',
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: REQUEST_ID },
        },
      ],
    },
  });
}

async function refusePageQueries(route: Route): Promise<void> {
  if (asksForSession(route)) return route.continue();
  await route.fulfill({
    json: { data: null, errors: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }] },
  });
}

function asksForSession(route: Route): boolean {
  const body: { operationName?: string } = route.request().postDataJSON() ?? {};
  return body.operationName === 'Me';
}
