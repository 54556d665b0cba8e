// New row ids. Time-ordered, so that "newest first" is an order by id and pages need no other key.
import { randomUUIDv7 } from 'node:crypto';

/** A fresh UUID version 7. */
export function newId(): string {
  return randomUUIDv7();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for the canonical text of a UUID; anything else never reaches the database. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}
