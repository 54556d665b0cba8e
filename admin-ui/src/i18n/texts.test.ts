// Both languages say everything, with the same parameters, and no component speaks
// past the translation files.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findUntranslated } from './find-untranslated.ts';

const folder = import.meta.dirname;
const source = join(folder, '..');

function readTexts(language: string, area: string): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      texts.set(path, value);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        walk(child, path === '' ? key : `${path}.${key}`);
      }
    }
  };
  walk(JSON.parse(readFileSync(join(folder, language, area), 'utf8')), '');
  return texts;
}

const parameters = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
const dropPlural = (key: string): string => key.replace(/_(one|other)$/, '');
const areas = readdirSync(join(folder, 'en'));

it('has the same areas in both languages', () => {
  expect(readdirSync(join(folder, 'zh'))).toEqual(areas);
});

describe.each(areas)('%s', (area) => {
  const english = readTexts('en', area);
  const chinese = readTexts('zh', area);

  it('has the same keys in both languages', () => {
    expect([...new Set([...chinese.keys()].map(dropPlural))].sort()).toEqual(
      [...new Set([...english.keys()].map(dropPlural))].sort(),
    );
  });

  it('has no empty text and the same parameters in both languages', () => {
    for (const [key, text] of english) {
      const other = chinese.get(key) ?? chinese.get(`${dropPlural(key)}_other`);
      expect(text.trim(), key).not.toBe('');
      if (!key.endsWith('_one')) {
        expect(parameters(other ?? ''), key).toEqual(parameters(text));
      }
    }
  });

  it('keeps the Chinese free of English sentences', () => {
    for (const [key, text] of chinese) {
      expect(text.replace(/\{\{\w+\}\}/g, ''), key).not.toMatch(/[a-z]+ [a-z]+ [a-z]+ [a-z]+/);
    }
  });
});

it('types every area', () => {
  const types = readFileSync(join(folder, 'i18next.d.ts'), 'utf8');
  for (const area of areas) {
    expect(types).toContain(`./en/${area}`);
  }
});

it('finds words in markup', () => {
  const sample = "export const A = () => <p title='Hello you'>Good day {'now then'}</p>;";
  expect(findUntranslated('a.tsx', sample)).toEqual(['Hello you', 'Good day', 'now then']);
});

it('has no untranslated words in components', () => {
  const components = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'),
  );
  expect(components.length).toBeGreaterThan(10);
  const found = components.flatMap((path) =>
    findUntranslated(path, readFileSync(join(source, path), 'utf8')).map(
      (text) => `${path}: ${text}`,
    ),
  );
  expect(found).toEqual([]);
});
