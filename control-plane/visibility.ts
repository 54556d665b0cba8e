// Which rows a caller may see. It rides with the reader and the command, so that every query says
// how it is narrowed and no resolver can forget it.

export type Visibility =
  | { readonly kind: 'all' }
  | { readonly kind: 'account'; readonly accountId: string };

/** A piece of a WHERE clause with ? placeholders. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** Narrows by the column that holds the owning account's id. */
export function visibleBy(visibility: Visibility, accountColumn: string): Condition {
  if (visibility.kind === 'all') return { sql: 'true', params: [] };
  return { sql: `${accountColumn} = ?`, params: [visibility.accountId] };
}

/** True when a row of this account may be seen. */
export function canSee(visibility: Visibility, accountId: string): boolean {
  return visibility.kind === 'all' || visibility.accountId === accountId;
}
