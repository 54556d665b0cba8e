// The check for untranslated words finds them, and leaves names and data alone.
import { expect, it } from 'vitest';
import { collectWords, findEnglish } from './words.ts';

it('finds English among names that came as data', () => {
  const words = new Set<string>();
  collectWords({ data: { nodes: [{ name: 'moonshot-main' }, null, 3] } }, words);
  const texts = ['moonshot-main 已熔断', '首 token', 'Last publishes', '12 ms'];
  expect(findEnglish(texts, words)).toEqual(['Last publishes']);
});
