// Which words of a Chinese page nobody has translated. Names that came as data are no words of
// the page, and some words are the same in every language.

const WORD = /[A-Za-z][A-Za-z_'’]{2,}/g;

/** Names, units and terms that the Chinese texts keep. */
const SAME_IN_CHINESE: ReadonlySet<string> = new Set([
  'Tollgate',
  'USD',
  'UTC',
  'TTFT',
  'API',
  'CPU',
  'GraphQL',
  'URL',
  'JSON',
  'token',
  'Token',
  'tokens',
  'English',
  'Ctrl',
  'Esc',
  'model',
  'status',
  'kimi',
  'min',
  'ppm',
  'OpenAI',
  'max_tokens',
  'wire_api',
  'stream_options',
  'graphql',
  'vendor',
  'https',
  'http',
]);

/** Adds every word of every string in a GraphQL answer. */
export function collectWords(value: unknown, words: Set<string>): void {
  if (typeof value === 'string') {
    for (const word of value.match(WORD) ?? []) {
      words.add(word);
    }
  } else if (Array.isArray(value)) {
    for (const item of value) {
      collectWords(item, words);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) {
      collectWords(item, words);
    }
  }
}

/** The texts with a word that is neither data nor the same in Chinese. */
export function findEnglish(texts: readonly string[], dataWords: ReadonlySet<string>): string[] {
  return texts.filter((text) =>
    (text.match(WORD) ?? []).some((word) => !dataWords.has(word) && !SAME_IN_CHINESE.has(word)),
  );
}
