// The values of a key's form, and their comparison when somebody else was faster.
import type { ComparedField } from '../../dialogs/compare-versions.ts';
import type { ApiKey } from './KeyMarks.tsx';

export interface KeyValues extends Record<string, unknown> {
  name: string;
  mayPin: boolean;
  scopeModels: string[];
  scopeFamilies: string[];
}

export const NEW_KEY: KeyValues = { name: '', mayPin: false, scopeModels: [], scopeFamilies: [] };

export function valuesOf({ name, mayPin, scopeModels, scopeFamilies }: ApiKey): KeyValues {
  return { name, mayPin, scopeModels: [...scopeModels], scopeFamilies: [...scopeFamilies] };
}

interface KeyTexts {
  readonly name: string;
  readonly scope: string;
  readonly pin: string;
  readonly models: ReadonlyMap<string, string>;
}

export function compareKeys(
  versions: Readonly<Record<'base' | 'mine' | 'theirs', KeyValues>>,
  texts: KeyTexts,
): ComparedField[] {
  const field = (label: string, print: (values: KeyValues) => string): ComparedField => ({
    label,
    base: print(versions.base),
    mine: print(versions.mine),
    theirs: print(versions.theirs),
  });
  return [
    field(texts.name, ({ name }) => name),
    field(texts.scope, ({ scopeFamilies, scopeModels }) =>
      [...scopeFamilies, ...scopeModels.map((id) => texts.models.get(id) ?? id)].sort().join(', '),
    ),
    field(texts.pin, ({ mayPin }) => (mayPin ? '✓' : '–')),
  ];
}
