// Filters of lists as pieces of a WHERE clause; an absent filter lets every row through.
import type { Condition } from '../visibility.ts';

const EVERY_ROW: Condition = { sql: 'true', params: [] };

type Value = string | number | boolean | bigint | Date;

/** The column equals the value. */
export function equals(column: string, value: Value | null | undefined): Condition {
  return compare(column, '=', value);
}

/** The column compared with the value. */
export function compare(
  column: string,
  operator: '=' | '>=' | '<' | '>' | '<=',
  value: Value | null | undefined,
): Condition {
  if (value === null || value === undefined) return EVERY_ROW;
  return { sql: `${column} ${operator} ?`, params: [value] };
}

/** A clause of our own text with one parameter, when the parameter is there. */
export function matches(clause: string, value: Value | null | undefined): Condition {
  return value === null || value === undefined ? EVERY_ROW : { sql: clause, params: [value] };
}

/** A clause of our own text without parameters, or its opposite. */
export function holds(clause: string, wanted: boolean | null | undefined): Condition {
  if (wanted === null || wanted === undefined) return EVERY_ROW;
  return { sql: wanted ? `(${clause})` : `not (${clause})`, params: [] };
}

/** Joins conditions for raw SQL, numbering the placeholders from `$1` on. */
export function joinConditions(conditions: readonly Condition[]): {
  readonly where: string;
  readonly params: readonly unknown[];
} {
  const params = conditions.flatMap((condition) => condition.params);
  let number = 0;
  const where = conditions
    .map((condition) => condition.sql.replaceAll('?', () => `$${++number}`))
    .join(' and ');
  return { where: where === '' ? 'true' : where, params };
}
