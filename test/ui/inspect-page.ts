// What is looked at on every page: axe, sideways scrolling, text beyond the edge, English words
// on a Chinese page. Each answers with sentences; none is good.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import type { PageWatch } from './watch-page.ts';
import { findEnglish } from './words.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const GRAVE = new Set(['serious', 'critical']);

/** Resolves when the page has its data and nothing moves any more. */
export async function settlePage(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.waitForFunction(
    (label) =>
      [...document.querySelectorAll('[role=status]')].every(
        (one) => !label.includes(one.getAttribute('aria-label') ?? ''),
      ),
    ['Loading', '正在加载', '加载中'],
  );
  await page.evaluate(async () => {
    // Transitions of what has just been laid out begin with the next frames.
    for (let frame = 0; frame < 3; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    const ending = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    const limit = new Promise((resolve) => setTimeout(resolve, 2_000));
    await Promise.race([limit, Promise.allSettled(ending.map((one) => one.finished))]);
  });
}

export async function findAxeViolations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: RunOptions): Promise<AxeResults> };
    };
    const { violations } = await axe.run({ resultTypes: ['violations'] });
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.map((node) => `${node.target.join(' ')} ${node.html.slice(0, 160)}`),
    }));
  });
  return results
    .filter(({ impact }) => GRAVE.has(impact ?? ''))
    .map(({ id, where }) => `axe ${id}: ${where.slice(0, 4).join(' | ')}`);
}

export async function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const sideways = document.documentElement.scrollWidth - window.innerWidth;
    if (sideways > 0) found.push(`the page scrolls sideways by ${sideways} px`);
    const isCut = (element: Element): boolean => {
      for (let up: Element | null = element; up !== null; up = up.parentElement) {
        const style = getComputedStyle(up);
        const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll';
        if (scrolls && up.scrollWidth > up.clientWidth) return true;
        const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
        if (hides && up.getBoundingClientRect().right <= window.innerWidth + 1) return true;
      }
      return false;
    };
    for (const element of document.querySelectorAll('body *')) {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
      const box = element.getBoundingClientRect();
      if (own && box.width > 0 && box.right > window.innerWidth + 1 && !isCut(element)) {
        found.push(`beyond the edge: ${(element.textContent ?? '').trim().slice(0, 60)}`);
      }
    }
    return found.slice(0, 5);
  });
}

export async function findUntranslated(page: Page, watch: PageWatch): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found = new Set<string>();
    // Codes, ids and what is marked as another language are no words of the page.
    const skipped = 'script, style, code, pre, kbd, .mono, [lang="en"], [class*="badge"]';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent !== null && parent.closest(skipped) === null && parent.checkVisibility()) {
        found.add((node.textContent ?? '').trim());
      }
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        if (element.closest(skipped) === null) found.add(element.getAttribute(name) ?? '');
      }
    }
    return [...found];
  });
  return findEnglish(texts, watch.dataWords).map((text) => `not translated: ${text}`);
}
