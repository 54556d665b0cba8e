// While a finding stops publishing, whoever changes something is told on every page that it is not
// in force, and where to look.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEM, unwrap } from '../harness/graphql.ts';
import { System } from '../harness/system.ts';
import { ADMIN_ENV, chromiumPath, openAdmin, openBrowser } from '../ui/browser.ts';

/** Longer than the notice takes to be read anew. */
const NOTICE_MS = 25_000;

let system: System;
let browser: Browser;
let page: Page;

async function writeModel(mutation: string, input: object) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ... on Model { id version } ${PROBLEM} } }`;
  return unwrap(await system.operator.call(query, { input }), mutation);
}

describe.skipIf(chromiumPath === undefined)('a stopped publish', () => {
  beforeAll(async () => {
    system = await System.start({ nodes: 1, controlEnv: ADMIN_ENV });
    browser = await openBrowser();
    page = await openAdmin(browser, system.northUrl);
  });

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  it('is told on every page until it is mended', async () => {
    const notice = page.getByRole('status').filter({ hasText: 'Publishing is stopped' });
    await page.goto('/admin/channels');
    await page.getByRole('heading', { name: 'Channels' }).waitFor();
    expect(await notice.count()).toBe(0);
    const model = await writeModel('createModel', {
      slug: 'no-price',
      name: 'No price',
      vendor: 'Nobody',
      enabled: true,
    });
    await notice.waitFor({ timeout: NOTICE_MS });
    await page.goto('/admin/customers');
    await notice.getByRole('link', { name: 'Open findings' }).click();
    await page.getByText('price of no-price').first().waitFor();
    await writeModel('updateModel', {
      id: model.id,
      expectedVersion: model.version,
      enabled: false,
    });
    await notice.waitFor({ state: 'detached', timeout: NOTICE_MS });
  });
});
