// What goes wrong on a page behind its back: errors on the console, breaches of the content
// policy, and how many bytes came over the wire.
import type { Page, Response } from 'playwright-core';
import { collectWords } from './words.ts';

export interface PageWatch {
  readonly problems: string[];
  /** Words that came as data in GraphQL answers. */
  readonly dataWords: Set<string>;
  /** Compressed bytes by kind: scripts, styles and the document; fonts; answers. */
  readonly bytes: { code: number; fonts: number; answers: number };
}

const FONT = /\.woff2$/;
const CODE = /\.(?:js|css|html|svg)$|^\/(?:admin|sign-in|$)/;

/** Begins to watch; call before the first navigation. */
export function watchPage(page: Page): PageWatch {
  const watch: PageWatch = {
    problems: [],
    dataWords: new Set(),
    bytes: { code: 0, fonts: 0, answers: 0 },
  };
  page.on('console', (message) => {
    if (message.type() === 'error') {
      watch.problems.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => watch.problems.push(`uncaught: ${String(error)}`));
  page.on('response', (response) => void countResponse(watch, response));
  return watch;
}

async function countResponse(watch: PageWatch, response: Response): Promise<void> {
  const { pathname } = new URL(response.url());
  try {
    if (pathname === '/graphql') {
      const text = await response.text();
      watch.bytes.answers += text.length;
      collectWords(JSON.parse(text), watch.dataWords);
      return;
    }
    const { responseBodySize } = await response.request().sizes();
    if (FONT.test(pathname)) {
      watch.bytes.fonts += responseBodySize;
    } else if (CODE.test(pathname)) {
      watch.bytes.code += responseBodySize;
    }
  } catch {
    // The page was closed while its last answers were still coming.
  }
}
