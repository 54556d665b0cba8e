// One visit to one route in some views: everything that is wrong with it, and a picture.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openWindow, type StoredSession, sizeOf, type View } from './browser.ts';
import { findAxeViolations, findOverflow, findUntranslated, settlePage } from './inspect-page.ts';
import { type PageWatch, watchPage } from './watch-page.ts';
import { collectWords } from './words.ts';

const OUTPUT = join(import.meta.dirname, '.output');

export interface VisitOptions {
  readonly browser: Browser;
  readonly url: string;
  readonly session?: StoredSession;
  /** Of one language: the page is loaded once and turned dark and narrow in place. */
  readonly views: readonly View[];
  readonly path: string;
  /** The picture's name. */
  readonly name: string;
  /** Before the page is opened: to answer its queries otherwise. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** What stands in the filters: somebody typed it, so it is no word of the page. */
  readonly typed?: string;
  /** Problems that this visit provokes. */
  readonly expected?: RegExp;
}

/** Everything that is wrong with one route in the given views. */
export async function visit(options: VisitOptions): Promise<string[]> {
  const problems: string[] = [];
  for (const language of ['en', 'zh'] as const) {
    const views = options.views.filter((view) => view.language === language);
    if (views[0] !== undefined) {
      problems.push(...(await visitInLanguage({ ...options, views }, views[0])));
    }
  }
  return problems;
}

async function visitInLanguage(options: VisitOptions, view: View): Promise<string[]> {
  const { expected, views } = options;
  const page = await openWindow(options.browser, { ...options, view });
  const watch = watchPage(page);
  collectWords(options.typed, watch.dataWords);
  try {
    await options.prepare?.(page);
    await page.goto(options.path);
    const problems: string[] = [];
    for (const next of views) {
      problems.push(...(await inspectView(page, watch, { name: options.name, view: next })));
    }
    const behind = watch.problems.filter((problem) => expected?.test(problem) !== true);
    return [...problems, ...behind];
  } finally {
    await page.context().close();
  }
}

async function inspectView(
  page: Page,
  watch: PageWatch,
  { name, view }: { readonly name: string; readonly view: View },
): Promise<string[]> {
  const { theme, width, language } = view;
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize(sizeOf(width));
  await settlePage(page);
  const found = [
    ...(await findAxeViolations(page)),
    ...(await findOverflow(page)),
    ...(language === 'zh' ? await findUntranslated(page, watch) : []),
  ];
  const where = `${theme}-${width}-${language}`;
  await takePicture(page, `${name}-${where}`);
  return found.map((problem) => `${where}: ${problem}`);
}

/** How many bytes came compressed until the route had its data. */
export async function measureLoad(
  options: Pick<VisitOptions, 'browser' | 'url' | 'session' | 'path'>,
): Promise<PageWatch['bytes']> {
  const page = await openWindow(options.browser, options);
  const watch = watchPage(page);
  await page.goto(options.path);
  await settlePage(page);
  await page.context().close();
  return watch.bytes;
}

export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(OUTPUT, { recursive: true });
  await page.screenshot({ path: join(OUTPUT, `${name}.png`) });
}
