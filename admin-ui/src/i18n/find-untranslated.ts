// Finds words that a person would read in a component's markup and that do not come
// from a translation file. It serves a test and is no part of the bundle.
import { parseAst } from 'vite';

/** Attributes whose text is read or spoken. */
const SPOKEN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'description',
  'help',
  'label',
  'placeholder',
  'title',
]);

/** Names and signs that are the same in every language. */
const ALLOWED = new Set(['Tollgate', 'USD', 'English', '简体中文', 'Ctrl', 'Esc', '/v1']);

function isNode(value: unknown): value is { readonly type: string } & Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}

function literalText(value: unknown): string | undefined {
  if (!isNode(value)) {
    return undefined;
  }
  if (value.type === 'JSXExpressionContainer') {
    return literalText(value['expression']);
  }
  const text = value['value'];
  return (value.type === 'Literal' || value.type === 'JSXText') && typeof text === 'string'
    ? text.trim().replace(/\s+/g, ' ')
    : undefined;
}

function isWords(text: string | undefined): text is string {
  return text !== undefined && !ALLOWED.has(text) && /\p{L}{2,}/u.test(text);
}

/** The untranslated texts of one source file, in order of appearance. */
export function findUntranslated(path: string, source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      node.forEach(visit);
      return;
    }
    if (!isNode(node)) {
      return;
    }
    if (node.type === 'JSXElement' && Array.isArray(node['children'])) {
      visit(node['openingElement']);
      for (const child of node['children']) {
        const text = literalText(child);
        isWords(text) ? found.push(text) : visit(child);
      }
      return;
    }
    if (node.type === 'JSXAttribute' && isNode(node['name'])) {
      const text = literalText(node['value']);
      if (SPOKEN.has(String(node['name']['name'])) && isWords(text)) {
        found.push(text);
      }
    }
    for (const [key, child] of Object.entries(node)) {
      if (key !== 'type') {
        visit(child);
      }
    }
  };
  visit(parseAst(source, { lang: 'tsx' }, path));
  return found;
}
