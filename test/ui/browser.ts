// The browser of UI tests: found, started without a sandbox, and signed in through the door.
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export const ADMIN = { email: 'admin@example.com', password: 'a good admin password' } as const;
/** For SystemOptions.controlEnv: the admin whose password is known. */
export const ADMIN_ENV = {
  TOLLGATE_ADMIN_EMAIL: ADMIN.email,
  TOLLGATE_ADMIN_PASSWORD: ADMIN.password,
} as const;

/** Bounds a step of a person, so that a page that never comes fails early. */
export const STEP_MS = 15_000;

const named = process.env.TOLLGATE_TEST_CHROMIUM;
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** The program, or undefined where there is none: then the tests skip, and say so. */
export const chromiumPath =
  named !== undefined && named !== ''
    ? named
    : existsSync(SYSTEM_CHROMIUM)
      ? SYSTEM_CHROMIUM
      : undefined;

export async function openBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('There is no Chromium.');
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
}

export type Theme = 'light' | 'dark';
export type Language = 'en' | 'zh';

export interface View {
  readonly theme: Theme;
  readonly language: Language;
  readonly width: 1280 | 390;
}

export function sizeOf(width: View['width']): { width: number; height: number } {
  return { width, height: width === 390 ? 844 : 860 };
}

export const VIEWS: readonly View[] = (['light', 'dark'] as const).flatMap((theme) =>
  (['en', 'zh'] as const).flatMap((language) =>
    ([1280, 390] as const).map((width) => ({ theme, language, width })),
  ),
);

export type StoredSession = Awaited<ReturnType<BrowserContext['storageState']>>;

interface ContextOptions {
  readonly url: string;
  readonly view?: View;
  readonly session?: StoredSession;
}

/** A window of its own, in a theme, a language and a size. */
export async function openWindow(browser: Browser, options: ContextOptions): Promise<Page> {
  const { url, session } = options;
  const { theme, language, width } = options.view ?? {
    theme: 'light',
    language: 'en',
    width: 1280,
  };
  const context = await browser.newContext({
    baseURL: url,
    viewport: sizeOf(width),
    colorScheme: theme,
    timezoneId: 'UTC',
    ...(session === undefined ? {} : { storageState: session }),
  });
  await context.addInitScript(
    (chosen) => localStorage.setItem('tollgate-language', chosen),
    language,
  );
  return context.newPage();
}

/** Signs in through the door in English; resolves on the page behind it. */
export async function signIn(
  page: Page,
  person: { readonly email: string; readonly password: string },
): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.keyboard.press('Enter');
}

/** A window of the admin, signed in and on the overview; a step that takes too long fails. */
export async function openAdmin(browser: Browser, url: string): Promise<Page> {
  const page = await openWindow(browser, { url });
  page.setDefaultTimeout(STEP_MS);
  await signIn(page, ADMIN);
  await page.getByRole('heading', { name: 'Overview' }).waitFor();
  return page;
}

/** Signs the admin in once, for all windows of a test. */
export async function storeAdminSession(browser: Browser, url: string): Promise<StoredSession> {
  const page = await openAdmin(browser, url);
  const session = await page.context().storageState();
  await page.context().close();
  return session;
}
