// The cause of a publish comes as one English sentence of the server; this takes it apart, so
// that the page can say it in its own language.

const OBJECTS = {
  channel: 'channel',
  provider: 'provider',
  credential: 'credential',
  model: 'model',
  family: 'family',
  'user group': 'group',
} as const;

const VERBS = {
  created: 'created',
  updated: 'updated',
  replaced: 'replaced',
  deleted: 'deleted',
} as const;

export type Cause =
  | { readonly kind: 'start' }
  | { readonly kind: 'settings'; readonly names: string }
  | { readonly kind: 'price'; readonly number: string; readonly name: string }
  | {
      readonly kind: 'object';
      readonly object: (typeof OBJECTS)[keyof typeof OBJECTS];
      readonly verb: (typeof VERBS)[keyof typeof VERBS];
      readonly name: string;
    }
  | { readonly kind: 'unknown'; readonly text: string };

const OBJECT =
  /^(channel|provider|credential|model|family|user group) (.+) (created|updated|replaced|deleted)$/;
const PRICE = /^price (\d+) of (.+) set$/;
const SETTINGS = /^settings changed: (.+)$/;

function readKey<T extends object>(table: T, key: string | undefined): T[keyof T] | undefined {
  return new Map<string, T[keyof T]>(Object.entries(table)).get(key ?? '');
}

export function readCause(text: string): Cause {
  if (text === 'first start') {
    return { kind: 'start' };
  }
  const names = SETTINGS.exec(text)?.[1];
  if (names !== undefined) {
    return { kind: 'settings', names };
  }
  const [, number, priced] = PRICE.exec(text) ?? [];
  if (number !== undefined && priced !== undefined) {
    return { kind: 'price', number, name: priced };
  }
  const [, word, name, done] = OBJECT.exec(text) ?? [];
  const object = readKey(OBJECTS, word);
  const verb = readKey(VERBS, done);
  return object === undefined || verb === undefined || name === undefined
    ? { kind: 'unknown', text }
    : { kind: 'object', object, verb, name };
}
