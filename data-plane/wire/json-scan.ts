// Validates a JSON object byte by byte (RFC 8259) and says where its top-level members lie, so
// that a long body can be priced, checked and patched without being parsed or re-serialised.
import { isUtf8 } from 'node:buffer';
import type { Result } from '../contract/result.ts';
import { err, ok } from '../contract/result.ts';
import { JsonCursor } from './json-cursor.ts';
import type { JsonFault } from './json-fault.ts';
import { describeDuplicate, describeFault, findUtf8Fault, MAX_JSON_KEYS } from './json-fault.ts';
import type { KeyWatch } from './json-key-watch.ts';
import { decodeName, KeyTally } from './json-key-watch.ts';
import { readName } from './json-names.ts';
import { JsonWalk } from './json-walk.ts';

export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'true' | 'false' | 'null';

export interface JsonMember {
  /** The name with its escapes resolved. */
  readonly name: string;
  /** Offset of the name's opening quote. */
  readonly nameStart: number;
  readonly valueStart: number;
  /** Offset after the value's last byte. */
  readonly valueEnd: number;
  readonly kind: JsonKind;
  /** Direct elements of an array or keys of an object; 0 for anything else. */
  readonly elementCount: number;
}

export interface JsonScan {
  readonly members: readonly JsonMember[];
  /** How often each watched key occurs at any depth; those that never occur are absent. */
  readonly keyCounts: ReadonlyMap<string, number>;
  /** Offset after the outer object's opening brace. */
  readonly bodyStart: number;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/** Below this many members a plain loop finds duplicates faster than a set. */
const FEW_MEMBERS = 16;

/** Scans a whole body: one JSON object, nothing before it and nothing after but white space. */
export function scanJsonObject(bytes: Buffer, watch: KeyWatch): Result<JsonScan, JsonFault> {
  if (!isUtf8(bytes)) return err(describeFault('not_utf8', bytes, findUtf8Fault(bytes)));
  const cursor = new JsonCursor(bytes);
  const open = cursor.skipSpace(0);
  if (open === bytes.length) return err(describeFault('empty', bytes, 0));
  if (cursor.at(open) !== OPEN_OBJECT) {
    const begins = isValueStart(cursor.at(open));
    return err(describeFault(begins ? 'not_an_object' : 'syntax', bytes, open));
  }
  return new ObjectScan(cursor, new KeyTally(watch)).run(open + 1);
}

/** The member of that name, if the object has it. */
export function readMember(scan: JsonScan, name: string): JsonMember | undefined {
  for (const member of scan.members) if (member.name === name) return member;
  return undefined;
}

/** Parses one member's value; the scan has already proved it valid. */
export function parseMember(bytes: Buffer, member: JsonMember): unknown {
  const { kind, valueStart, valueEnd } = member;
  if (kind === 'string') {
    const inner = bytes.toString('utf8', valueStart + 1, valueEnd - 1);
    if (!inner.includes('\\')) return inner;
  }
  return JSON.parse(bytes.toString('utf8', valueStart, valueEnd));
}

/** The outer object's own loop: one turn per top-level member. */
class ObjectScan {
  private readonly cursor: JsonCursor;
  private readonly walk: JsonWalk;
  private readonly tally: KeyTally;
  private readonly members: JsonMember[] = [];
  private names: Set<string> | undefined;

  constructor(cursor: JsonCursor, tally: KeyTally) {
    this.cursor = cursor;
    this.tally = tally;
    this.walk = new JsonWalk(cursor, tally);
  }

  run(bodyStart: number): Result<JsonScan, JsonFault> {
    const { cursor, walk, members } = this;
    let i = cursor.skipSpace(bodyStart);
    let ended = cursor.at(i) === CLOSE_OBJECT;
    while (!ended) {
      const nameStart = i;
      const valueStart = walk.keyEnd(nameStart);
      if (valueStart < 0) return this.refuse(valueStart);
      const name = this.takeName(nameStart);
      if (this.repeats(name)) return err(describeDuplicate(name, nameStart));
      if (members.length === MAX_JSON_KEYS) {
        return err(describeFault('too_many_keys', cursor.bytes, nameStart));
      }
      const valueEnd = walk.valueEnd(valueStart);
      if (valueEnd < 0) return this.refuse(valueEnd);
      const kind = kindOf(cursor.at(valueStart));
      const { elementCount } = walk;
      members.push({ name, nameStart, valueStart, valueEnd, kind, elementCount });
      i = cursor.skipSpace(valueEnd);
      ended = cursor.at(i) === CLOSE_OBJECT;
      if (!ended && cursor.at(i) !== COMMA) return this.refuse(~i);
      if (!ended) i = cursor.skipSpace(i + 1);
    }
    i = cursor.skipSpace(i + 1);
    if (i !== cursor.length) return this.refuse(~i);
    return ok({ members, keyCounts: this.tally.counts(), bodyStart });
  }

  /** The name at this offset, just read by the walk, decoded. */
  private takeName(nameStart: number): string {
    const { bytes, sawEscape } = this.cursor;
    const end = this.walk.nameEnd - 1;
    return sawEscape ? decodeName(bytes, nameStart + 1, end) : readName(bytes, nameStart + 1, end);
  }

  private repeats(name: string): boolean {
    const { members } = this;
    if (members.length < FEW_MEMBERS) {
      for (const member of members) if (member.name === name) return true;
      return false;
    }
    this.names ??= new Set(members.map((member) => member.name));
    if (this.names.has(name)) return true;
    this.names.add(name);
    return false;
  }

  private refuse(complement: number): Result<JsonScan, JsonFault> {
    return err(describeFault(this.walk.fault, this.cursor.bytes, ~complement));
  }
}

function kindOf(byte: number): JsonKind {
  switch (byte) {
    case QUOTE:
      return 'string';
    case OPEN_OBJECT:
      return 'object';
    case 0x5b:
      return 'array';
    case 0x74:
      return 'true';
    case 0x66:
      return 'false';
    case 0x6e:
      return 'null';
    default:
      return 'number';
  }
}

function isValueStart(byte: number): boolean {
  return '"[-0123456789tfn'.includes(String.fromCharCode(byte));
}
