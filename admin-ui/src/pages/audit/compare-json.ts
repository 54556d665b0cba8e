// Two states of one object as a list of fields: which changed, which stayed. Pure.
import * as v from 'valibot';

export interface FieldChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly changed: boolean;
}

const PLAIN = v.record(v.string(), v.unknown());

/** Objects go on as `outer.inner`; lists and values are printed as they are. */
function flatten(value: unknown, path = ''): Map<string, string> {
  const decoded = v.safeParse(PLAIN, value);
  if (!decoded.success || Array.isArray(value)) {
    return value === null && path === '' ? new Map() : new Map([[path, printValue(value)]]);
  }
  return new Map(
    Object.entries(decoded.output).flatMap(([key, child]) => [
      ...flatten(child, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

function printValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The changed fields first, each in the order of the object. */
export function compareJson(before: unknown, after: unknown): readonly FieldChange[] {
  const old = flatten(before ?? null);
  const now = flatten(after ?? null);
  const fields = [...new Set([...now.keys(), ...old.keys()])].map((path) => ({
    path,
    before: old.get(path),
    after: now.get(path),
    changed: old.get(path) !== now.get(path),
  }));
  return [...fields.filter(({ changed }) => changed), ...fields.filter(({ changed }) => !changed)];
}
