// Finds a repeated key at the top level of a JSON object, which JSON.parse hides by keeping the last.
// Separate because it walks the text itself: two readers of one body must never disagree on a limit.

/** The first repeated top-level key, or null. The text must already have parsed as a JSON object. */
export function findRepeatedKey(text: string): string | null {
  const seen = new Set<string>();
  let depth = 0;
  let expectsKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const end = findStringEnd(text, at);
      if (expectsKey && depth === 1) {
        const key = decodeKey(text.slice(at, end + 1));
        if (seen.has(key)) {
          return key;
        }
        seen.add(key);
        expectsKey = false;
      }
      at = end;
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      expectsKey = depth === 1;
    } else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
    } else if (code === 0x2c && depth === 1) {
      expectsKey = true;
    }
  }
  return null;
}

function findStringEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) {
    end = text.indexOf('"', end + 1);
  }
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, quoteAt: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(quoteAt - 1 - slashes) === 0x5c) {
    slashes += 1;
  }
  return slashes % 2 === 1;
}

/** Two spellings of one key (`model`, `\u006dodel`) are the same key. */
function decodeKey(quoted: string): string {
  if (!quoted.includes('\\')) {
    return quoted.slice(1, -1);
  }
  const decoded: unknown = JSON.parse(quoted);
  return typeof decoded === 'string' ? decoded : quoted;
}
