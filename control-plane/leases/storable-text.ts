// Text as PostgreSQL takes it: no NUL and no half of a surrogate pair, which JSON can spell and a
// client can send as a model's name. One such name must not hold up a node's reports.

/** The text without what the database refuses. */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}

/** JSON text of any decoded value, with every string and name in it made storable. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value ?? null, (_name, field: unknown) => storableField(field));
}

function storableField(field: unknown): unknown {
  if (typeof field === 'string') return storableText(field);
  if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;
  return Object.fromEntries(
    Object.entries(field).map(([name, value]) => [storableText(name), value]),
  );
}
