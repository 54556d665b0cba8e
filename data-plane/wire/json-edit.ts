// Changes members of a scanned object by splicing its bytes: everything that is not edited stays
// as it came, byte for byte. Separate from the scanner, which never writes.
import type { JsonMember, JsonScan } from './json-scan.ts';
import { readMember } from './json-scan.ts';

/** Replaces the bytes from `start` up to `end` with `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface MemberChange {
  readonly name: string;
  /** The new value as JSON text. */
  readonly json: string;
}

export interface ObjectChanges {
  /** Replaced where present, otherwise inserted at the front of the object, in this order. */
  readonly set?: readonly MemberChange[];
  /** Names that are not present are passed over. */
  readonly remove?: readonly string[];
}

/** The edit that gives an existing member another value. */
export function replaceValue(member: JsonMember, json: string): Edit {
  return { start: member.valueStart, end: member.valueEnd, text: json };
}

/** The edit that inserts one new member right after the opening brace. */
export function memberInsertion(scan: JsonScan, name: string, json: string): Edit {
  return insertion(scan, [{ name, json }], scan.members.length > 0);
}

/** The edit that removes one member with its comma. To combine it with others, use planEdits. */
export function removeMember(scan: JsonScan, member: JsonMember): Edit {
  return removals(scan, new Set([member.name]))[0] ?? { start: 0, end: 0, text: '' };
}

/** All edits for a set of changes, fitting together whatever is set and removed. */
export function planEdits(scan: JsonScan, changes: ObjectChanges): Edit[] {
  const set = changes.set ?? [];
  const removed = new Set(changes.remove ?? []);
  const edits = removed.size === 0 ? [] : removals(scan, removed);
  const added: MemberChange[] = [];
  for (const change of set) {
    if (removed.has(change.name)) throw new Error('a member is both set and removed');
    const member = readMember(scan, change.name);
    if (member === undefined) added.push(change);
    else edits.push(replaceValue(member, change.json));
  }
  if (added.length > 0) {
    const keepsAny = scan.members.some((member) => !removed.has(member.name));
    edits.unshift(insertion(scan, added, keepsAny));
  }
  return edits;
}

/** Applies edits that do not overlap, given in any order; without edits the bytes come back. */
export function applyEdits(bytes: Buffer, edits: readonly Edit[]): Buffer {
  if (edits.length === 0) return bytes;
  const ordered = isOrdered(edits) ? edits : edits.toSorted(compareEdits);
  let size = bytes.length;
  let reached = 0;
  for (const edit of ordered) {
    if (edit.start < reached || edit.end < edit.start || edit.end > bytes.length) {
      throw new Error('JSON edits overlap or lie outside the body');
    }
    size += Buffer.byteLength(edit.text) - (edit.end - edit.start);
    reached = edit.end;
  }
  const result = Buffer.allocUnsafe(size);
  let from = 0;
  let to = 0;
  for (const edit of ordered) {
    to += bytes.copy(result, to, from, edit.start);
    to += result.write(edit.text, to);
    from = edit.end;
  }
  bytes.copy(result, to, from);
  return result;
}

/** Spares the usual one to three edits the cost of a sort. */
function isOrdered(edits: readonly Edit[]): boolean {
  let before: Edit | undefined;
  for (const edit of edits) {
    if (before !== undefined && compareEdits(before, edit) > 0) return false;
    before = edit;
  }
  return true;
}

function compareEdits(a: Edit, b: Edit): number {
  return a.start - b.start || a.end - b.end;
}

function insertion(scan: JsonScan, added: readonly MemberChange[], keepsAny: boolean): Edit {
  const text = added.map(({ name, json }) => `${JSON.stringify(name)}:${json}`).join(',');
  return { start: scan.bodyStart, end: scan.bodyStart, text: keepsAny ? `${text},` : text };
}

/**
 * A removed member takes the comma before it while a member before it stays, otherwise the one
 * after it; so neighbours may go together and what stays is always well separated.
 */
function removals(scan: JsonScan, names: ReadonlySet<string>): Edit[] {
  const edits: Edit[] = [];
  let before: JsonMember | undefined;
  let keptBefore = false;
  for (const [index, member] of scan.members.entries()) {
    if (!names.has(member.name)) {
      keptBefore = true;
    } else if (keptBefore && before !== undefined) {
      edits.push({ start: before.valueEnd, end: member.valueEnd, text: '' });
    } else {
      const next = scan.members[index + 1];
      edits.push({ start: member.nameStart, end: next?.nameStart ?? member.valueEnd, text: '' });
    }
    before = member;
  }
  return edits;
}
